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
import java.util.TreeSet;
import java.util.function.Predicate;

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
  private final Set<TreePath> folders = new TreeSet<>();
  private final List<TreePath> unknown = new ArrayList<>();

  /** Folders, or nothing as yet. */
  private final Set<TreePath> passable = new HashSet<>();

  /** Where nothing will be that is there now. */
  private final Set<TreePath> cleared = new HashSet<>();

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

  /** Looks at one path; what cannot be looked at has failed. */
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
      Content there = isWithinReach(path, by(version)) ? reader.identify(path) : Content.nothing();
      add(path, version, there);
    } catch (IOException e) {
      report.failed(root, path, IoText.why(e));
    }
  }

  /** Looks at what is to be a folder, whatever is there; what cannot be looked at has failed. */
  public void addFolder(TreePath path) {
    try {
      clear(path, reader.identify(path), "");
    } catch (IOException e) {
      report.failed(root, path, IoText.why(e));
    }
  }

  private static String by(Version version) {
    return version.by().text();
  }

  /** Whether only folders are above a path; what is none there makes room, asked from the top. */
  private boolean isWithinReach(TreePath path, String by) throws IOException {
    TreePath parent = path.parent();
    if (parent == null || passable.contains(parent)) {
      return true;
    }
    if (!isWithinReach(parent, by) || cleared.contains(parent)) {
      return false;
    }
    clear(parent, reader.identify(parent), by);
    if (cleared.contains(parent)) {
      return false;
    }
    passable.add(parent);
    return true;
  }

  /**
   * A file or link makes room for a folder. It is kept also if the store has it: what is to be in
   * the folder may turn out not to be there.
   */
  private void clear(TreePath path, Content there, String by) {
    if (there.isLive() && !(there instanceof Content.Folder)) {
      noteIfUnknown(path, there);
      Reason reason = new Reason(Rule.FOLDER_STAYS, by);
      actions.add(new Action.Delete(root, path, UNEXPECTED, null, reason));
      cleared.add(path);
    }
  }

  private void add(TreePath path, Version version, Content there) throws IOException {
    Base next = Base.of(version, version.clock(), null);
    Reason reason = new Reason(Rule.NEW_ELSEWHERE, by(version));
    boolean isFolder = version.content() instanceof Content.Folder;
    if (there.sameContent(version.content())) {
      switch (attributes.at(path, next)) {
        case AS_WANTED -> {}
        case OTHER -> actions.add(new Action.SetAttributes(root, path, there, next, reason));
        case OTHER_AND_SHARED -> replace(path, next, there, reason);
      }
    } else if (isFolder) {
      clear(path, there, by(version));
      actions.add(new Action.MakeFolder(root, path, Content.nothing(), next, reason));
    } else if (there instanceof Content.Folder) {
      folders.add(path);
      pull(path, next, Content.nothing(), reason);
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
    long bytes = next.content().bytes();
    actions.add(new Action.Pull(root, path, expected(path, there), next, bytes, reason));
  }

  /** What may be given up there; anything else is kept. */
  private Content expected(TreePath path, Content there) {
    return noteIfUnknown(path, there) ? UNEXPECTED : there;
  }

  private boolean noteIfUnknown(TreePath path, Content there) {
    boolean isUnknown = there.isLive() && !stored.test(there);
    if (isUnknown) {
      unknown.add(path);
    }
    return isUnknown;
  }

  /** Whether it does nothing but make room for something else; what is kept is told by itself. */
  static boolean isDisplacement(Action action) {
    return action instanceof Action.Delete delete && delete.expected().equals(UNEXPECTED);
  }

  /** The folders that have to make room for a file. */
  public Set<TreePath> folders() {
    return folders;
  }

  /** What has to be done, in order. */
  public List<Action.Local> actions() {
    return actions;
  }

  /** Where a file or link is in the way that the store does not have. */
  public List<TreePath> unknown() {
    return unknown;
  }
}
