package io.tummycrypt.tcfs.engine.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreFile;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.ignore.IgnoreWalk;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.NameProblem;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a tree. What vanishes between the listing of its folder and the look at it counts
 * as gone; every other failure is a problem at its path, and the rest goes on.
 */
final class Scan {
  private final RootHandle handle;
  private final IgnoreWalk rules;
  private final SortedMap<TreePath, Base> bases;
  private final Instant now;
  private final FileReading reading;
  private final Progress progress;
  private final TreeMap<TreePath, LocalItem> items = new TreeMap<>();
  private final TreeMap<TreePath, Problem> problems = new TreeMap<>();
  private final TreeMap<TreePath, Setting<String>> ignored = new TreeMap<>();
  private final List<NameProblem> nameProblems = new ArrayList<>();

  /** The folders that are being walked, the innermost last: a tree may be deeper than a stack. */
  private final ArrayDeque<Open> open = new ArrayDeque<>();

  /**
   * Prepares a scan.
   *
   * @param now not later than the first look at a file
   */
  Scan(
      RootHandle handle,
      IgnoreRules rules,
      SortedMap<TreePath, Base> bases,
      Instant now,
      FileReading reading,
      Progress progress) {
    this.handle = handle;
    this.rules = new IgnoreWalk(rules);
    this.bases = bases;
    this.now = now;
    this.reading = reading;
    this.progress = progress;
  }

  LocalTree run() throws IOException {
    Listing top = handle.list(null);
    boolean folds = NameFolding.isOn(handle, top);
    walk(top);
    for (FileReading.Outcome outcome : reading.outcomes()) {
      settle(outcome);
    }
    nameProblems.sort(Comparator.comparing(NameProblem::text));
    long free = handle.fileSystem().freeBytes();
    return new LocalTree(items, problems, nameProblems, ignored, rules.rules(), folds, free);
  }

  private void settle(FileReading.Outcome outcome) {
    switch (outcome) {
      case FileReading.Done(TreePath path, WholeFile file) ->
          found(path, file.content(), file.stat());
      case FileReading.Failed(TreePath path, IOException e) -> failed(path, e);
    }
  }

  private void found(TreePath path, Content content, Stat stat) {
    items.put(path, new LocalItem(content, stat, Granularity.isTrusted(stat, now), false));
  }

  private void failed(TreePath path, IOException e) {
    if (e instanceof NoSuchFileException) {
      return;
    }
    Problem.Kind kind =
        e instanceof UnstableFileException ? Problem.Kind.UNSTABLE : Problem.Kind.UNREADABLE;
    problems.put(path, new Problem(kind, IoText.why(e)));
  }

  /** A folder that has been listed and is being walked. */
  private record Open(@Nullable TreePath path, FileStat stat, Iterator<Listing.Entry> left) {}

  private void walk(Listing top) throws IOException {
    enter(null, top);
    while (!open.isEmpty()) {
      Open folder = open.getLast();
      if (folder.left().hasNext()) {
        visit(folder, folder.left().next());
      } else {
        open.removeLast();
      }
    }
  }

  private void enter(@Nullable TreePath folder, Listing listing) throws IOException {
    takeRules(folder, listing);
    Iterator<Listing.Entry> entries = listing.entries().iterator();
    open.addLast(new Open(folder, listing.folder(), entries));
  }

  private void visit(Open folder, Listing.Entry entry) {
    switch (entry) {
      case Listing.Seen(String name, FileStat stat) -> {
        TreePath path = child(folder.path(), name);
        if (path != null && !path.equals(OwnFolder.TOP)) {
          judge(path, stat, folder.stat());
        }
      }
      case Listing.Unseen(String name, String reason) -> {
        TreePath path = child(folder.path(), name);
        if (path != null) {
          problems.put(path, new Problem(Problem.Kind.UNREADABLE, reason));
        }
      }
      case Listing.NotText(String shown) ->
          nameProblems.add(new NameProblem(folder.path(), shown, "the name is not UTF-8"));
    }
  }

  /**
   * The rules of this folder's own file. If it cannot be read they are unknown, and with them what
   * of this folder may leave this machine.
   */
  private void takeRules(@Nullable TreePath folder, Listing listing) throws IOException {
    for (Listing.Entry entry : listing.entries()) {
      if (entry instanceof Listing.Seen(String name, FileStat stat)
          && name.equals(IgnoreFile.NAME)
          && stat.kind() == FileStat.Kind.FILE) {
        TreePath path = folder == null ? TreePath.parse(name) : folder.child(name);
        readRules(folder, path);
      }
    }
  }

  private void readRules(@Nullable TreePath folder, TreePath file) throws IOException {
    try {
      String text = new String(OwnFolder.read(handle, file), UTF_8);
      rules.takeFile(folder, IgnoreFile.lines(file.toString(), text));
    } catch (NoSuchFileException _) {
      // It vanished since the listing, and its rules with it.
    } catch (IOException e) {
      String why = "its " + IgnoreFile.NAME + " cannot be read: " + IoText.why(e);
      throw new FileSystemException(Printable.of(file.toString()), null, why);
    }
  }

  private @Nullable TreePath child(@Nullable TreePath folder, String name) {
    try {
      return folder == null ? TreePath.parse(name) : folder.child(name);
    } catch (UnsafePathException e) {
      nameProblems.add(new NameProblem(folder, Printable.of(name), e.rule()));
      return null;
    }
  }

  private void judge(TreePath path, FileStat stat, FileStat folder) {
    switch (NameVerdict.of(path, stat.kind() == FileStat.Kind.FOLDER, rules)) {
      case NameVerdict.LeaveOut(Setting<String> rule) -> ignored.put(path, rule);
      case NameVerdict.Refuse(Problem problem) -> problems.put(path, problem);
      case NameVerdict.Carry() -> {
        if (stat.isMountedOn(folder)) {
          problems.put(path, mounted());
        } else {
          carry(path, stat);
        }
      }
    }
  }

  private static Problem mounted() {
    return new Problem(Problem.Kind.MOUNT, "another file system is mounted here");
  }

  private void carry(TreePath path, FileStat stat) {
    switch (stat.kind()) {
      case FILE -> file(path, stat);
      case LINK -> link(path, stat);
      case FOLDER -> folder(path, stat);
      case SPECIAL ->
          problems.put(
              path,
              new Problem(
                  Problem.Kind.SPECIAL, "a socket, pipe or device, which tcfs does not carry"));
    }
  }

  private void file(TreePath path, FileStat stat) {
    progress.files(1);
    Base base = bases.get(path);
    Stat before = base == null ? null : base.stat();
    if (base != null
        && before != null
        && before.equals(stat.stat())
        && base.content() instanceof Content.File known) {
      // What is as before is kept once: a tree may have a million files.
      int mode = stat.mode() & Content.MODE_BITS;
      Content here =
          mode == known.mode() ? known : new Content.File(known.digest(), known.size(), mode);
      found(path, here, before);
    } else {
      reading.add(path);
    }
  }

  private void link(TreePath path, FileStat stat) {
    try {
      String target = handle.readLink(path);
      if (target == null) {
        problems.put(path, new Problem(Problem.Kind.NAME, "the target of the link is not UTF-8"));
      } else {
        found(path, new Content.Link(target), stat.stat());
      }
    } catch (IOException e) {
      failed(path, e);
    }
  }

  private void folder(TreePath path, FileStat stat) {
    try {
      Listing listing = handle.list(path);
      if (listing.folder().isMountedOn(stat)) {
        problems.put(path, mounted());
        return;
      }
      enter(path, listing);
      FileStat self = listing.folder();
      items.put(
          path,
          new LocalItem(
              new Content.Folder(self.mode() & Content.MODE_BITS),
              self.stat(),
              Granularity.isTrusted(self.stat(), now),
              listing.entries().isEmpty()));
    } catch (IOException e) {
      failed(path, e);
    }
  }
}
