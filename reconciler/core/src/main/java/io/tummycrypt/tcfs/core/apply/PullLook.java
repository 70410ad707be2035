package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Reason;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares what is in a folder that is no root with what {@link Checkout} is to put there. */
public final class PullLook {
  /** What no file or link is: whatever is found there is then something unexpected, and kept. */
  private static final Content UNEXPECTED = new Content.Folder(Content.Folder.USUAL_MODE);

  private final RootName root;
  private final RootReader reader;
  private final Attributes attributes;
  private final Predicate<Content> stored;
  private final Report report;
  private final List<Action.Local> actions = new ArrayList<>();
  private final List<TreePath> unknown = new ArrayList<>();
  private final Set<TreePath> passable = new HashSet<>();
  private final Set<TreePath> impassable = new HashSet<>();

  /** How the mode and time of what is at a path are. */
  @FunctionalInterface
  public interface Attributes {
    /** How they are. */
    enum Standing {
      AS_WANTED,
      /** They can be set. */
      OTHER,
      /** They are others, and those of its other names, too, which would change with it. */
      OTHER_AND_SHARED
    }

    Standing at(TreePath path, Base next) throws IOException;
  }

  /**
   * @param stored whether the store has a content, too
   * @param report takes up what cannot be pulled
   */
  public PullLook(
      RootName root,
      RootReader reader,
      Attributes attributes,
      Predicate<Content> stored,
      Report report) {
    this.root = root;
    this.reader = reader;
    this.attributes = attributes;
    this.stored = stored;
    this.report = report;
  }

  /** Looks at one path; what cannot be looked at, or is in the way for good, has failed. */
  public void add(TreePath path, Version version) {
    String name = NameVerdict.ownIn(path);
    if (name != null) {
      report.failed(
          root,
          path,
          "'%s' belongs to tcfs; pull it by itself, to another name".formatted(Printable.of(name)));
      return;
    }
    try {
      TreePath inTheWay = inTheWay(path);
      if (inTheWay == null) {
        add(path, version, reader.identify(path));
      } else {
        report.failed(
            root,
            path,
            "'%s' is no folder; move it away, or pull to another place"
                .formatted(Printable.of(inTheWay.toString())));
      }
    } catch (IOException e) {
      report.failed(root, path, IoText.why(e));
    }
  }

  /** What is in the place of a folder above, asked from the top; null if nothing is. */
  private @Nullable TreePath inTheWay(TreePath path) throws IOException {
    TreePath parent = path.parent();
    if (parent == null || passable.contains(parent)) {
      return null;
    }
    TreePath above = inTheWay(parent);
    if (above != null) {
      return above;
    }
    if (!impassable.contains(parent)) {
      Content there = reader.identify(parent);
      boolean isPassable = !there.isLive() || there instanceof Content.Folder;
      (isPassable ? passable : impassable).add(parent);
    }
    return impassable.contains(parent) ? parent : null;
  }

  private void add(TreePath path, Version version, Content there) throws IOException {
    Base next = Base.of(version, version.clock(), null);
    Reason reason = new Reason(Rule.NEW_ELSEWHERE, version.by().text());
    boolean isFolder = version.content() instanceof Content.Folder;
    if (there.sameContent(version.content())) {
      switch (attributes.at(path, next)) {
        case AS_WANTED -> {}
        case OTHER -> actions.add(new Action.SetAttributes(root, path, there, next, reason));
        case OTHER_AND_SHARED -> replace(path, next, there, reason);
      }
    } else if (isFolder && there.isLive()) {
      report.failed(root, path, "a file is there, in the way of a folder; move it away");
    } else if (isFolder) {
      actions.add(new Action.MakeFolder(root, path, there, next, reason));
    } else if (there instanceof Content.Folder) {
      report.failed(root, path, "a folder is there, in the way of a file; move it away");
    } else {
      pull(path, next, there, reason);
    }
  }

  /** A new file takes the place of one name of it, and the others keep theirs as it is. */
  private void replace(TreePath path, Base next, Content there, Reason reason) {
    if (there instanceof Content.File) {
      pull(path, next, there, reason);
    }
    // A link says what it is to say; its time is not worth a change of the others.
  }

  private void pull(TreePath path, Base next, Content there, Reason reason) {
    boolean isKnown = !there.isLive() || stored.test(there);
    if (!isKnown) {
      unknown.add(path);
    }
    Content expected = isKnown ? there : UNEXPECTED;
    long bytes = next.content().bytes();
    actions.add(new Action.Pull(root, path, expected, next, bytes, reason));
  }

  /** What has to be done, in order. */
  public List<Action.Local> actions() {
    return actions;
  }

  /** Where something is in the way that the store does not have. */
  public List<TreePath> unknown() {
    return unknown;
  }
}
