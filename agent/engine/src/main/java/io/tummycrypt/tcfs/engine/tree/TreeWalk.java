package io.tummycrypt.tcfs.engine.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreFile;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.ignore.IgnoreWalk;
import io.tummycrypt.tcfs.core.observed.NameProblem;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.TreePrint;
import io.tummycrypt.tcfs.core.observed.TreePrinter;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Walks a tree by its rules, and makes its print. What vanishes between the listing of its folder
 * and the look at it counts as gone; every other failure is a problem at its path, and the rest
 * goes on.
 */
final class TreeWalk {
  private final RootHandle handle;
  private final Lister lister;
  private final IgnoreWalk rules;
  private final long now;
  private final Visitor visitor;
  private final TreePrinter printer = new TreePrinter();
  private long known = Long.MAX_VALUE;

  /** The rules by which the visitor was told of what it knows, as far as they hold; or null. */
  private @Nullable IgnoreRules judged;

  /** The folders that are being walked, the innermost last: a tree may be deeper than a stack. */
  private final ArrayDeque<Open> open = new ArrayDeque<>();

  /** How a folder is read, as {@link RootHandle#list} does. */
  @FunctionalInterface
  interface Lister {
    Listing list(@Nullable TreePath folder) throws IOException;
  }

  /** Whom to tell of what is there; by default nothing is done. */
  interface Visitor {
    /** Whether this was carried by an earlier walk. */
    default boolean wasCarried(TreePath path, boolean isFolder) {
      return false;
    }

    /** A file that is carried. */
    default void file(TreePath path, FileStat stat) {}

    /** A link that is carried. */
    default void link(TreePath path, FileStat stat) {}

    /** A folder that is carried, before what is in it. */
    default void folder(TreePath path, Listing listing) {}

    /** Something that a rule leaves out; nothing below it is looked at. */
    default void leftOut(TreePath path, Setting<String> rule) {}

    /** Something that cannot be observed. */
    default void problem(TreePath path, Problem problem) {}

    /** A name that is no path. */
    default void nameProblem(NameProblem problem) {}
  }

  /**
   * Prepares a walk.
   *
   * @param now not later than the first look at a file
   */
  TreeWalk(RootHandle handle, IgnoreRules rules, Instant now, Visitor visitor) {
    this(handle, handle::list, rules, now, visitor);
  }

  /** The same, reading folders in another way. */
  TreeWalk(RootHandle handle, Lister lister, IgnoreRules rules, Instant now, Visitor visitor) {
    this.handle = handle;
    this.lister = lister;
    this.rules = new IgnoreWalk(rules);
    this.now = Granularity.nanos(now);
    this.visitor = visitor;
  }

  /** The rules that were used, those found on the way among them. */
  IgnoreRules rules() {
    return rules.rules();
  }

  /** Of what was walked; null if it has none. */
  @Nullable TreePrint print() {
    return printer.print();
  }

  /** Something was other than the walk has seen it, or could not be told. */
  void spoil() {
    printer.spoil();
  }

  /** A folder that has been listed and is being walked. */
  private record Open(@Nullable TreePath path, FileStat stat, Iterator<Listing.Entry> left) {}

  /**
   * Looks at one path alone, and walks what is below it if a folder is there.
   *
   * @return false if it is on another file system than the top, and nothing of it was told
   */
  boolean runAt(TreePath path) throws IOException {
    FileStat top = handle.stat(null);
    FileStat folder = handle.stat(path.parent());
    if (top == null || (folder != null && folder.isMountedOn(top))) {
      return false;
    }
    FileStat stat = folder == null ? null : handle.stat(path);
    if (folder != null && stat != null) {
      judge(path, path.name(), stat, folder);
    }
    while (!open.isEmpty()) {
      goOn();
    }
    return true;
  }

  /**
   * Walks what is below the top folder, which was listed already.
   *
   * @param before of an earlier walk, of which the visitor knows; null if there is none
   */
  void run(Listing top, @Nullable IgnoreRules before) throws IOException {
    judged = before;
    enter(null, top);
    while (!open.isEmpty()) {
      goOn();
    }
  }

  /**
   * The same for the print alone, as long as there may be one: what has changed since {@code time}
   * is in no print that was made before.
   */
  void runForPrint(Listing top, Instant time) throws IOException {
    known = Granularity.nanos(time);
    enter(null, top);
    while (!open.isEmpty() && printer.isReliable()) {
      goOn();
    }
  }

  private void goOn() {
    Open folder = open.getLast();
    if (folder.left().hasNext()) {
      visit(folder, folder.left().next());
    } else {
      printer.leave();
      open.removeLast();
    }
  }

  private void enter(@Nullable TreePath folder, Listing listing) throws IOException {
    takeRules(folder, listing);
    if (judged != null && !rules.isAsIn(judged, folder)) {
      judged = null;
    }
    Iterator<Listing.Entry> entries = listing.entries().iterator();
    open.addLast(new Open(folder, listing.folder(), entries));
  }

  private void visit(Open folder, Listing.Entry entry) {
    switch (entry) {
      case Listing.Seen(String name, FileStat stat) -> {
        TreePath path = child(folder.path(), name);
        if (path != null && !path.equals(OwnFolder.TOP)) {
          judge(path, name, stat, folder.stat());
        }
      }
      case Listing.Unseen(String name, String reason) -> {
        TreePath path = child(folder.path(), name);
        if (path != null) {
          refuse(path, new Problem(Problem.Kind.UNREADABLE, reason));
        }
      }
      case Listing.NotText(String shown) ->
          refuseName(new NameProblem(folder.path(), shown, "the name is not UTF-8"));
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
      printer.rules(text);
      rules.takeFile(folder, IgnoreFile.lines(file.toString(), text));
    } catch (NoSuchFileException _) {
      printer.spoil(); // It vanished since the listing, and its rules with it.
    } catch (IOException e) {
      String why = "its " + IgnoreFile.NAME + " cannot be read: " + IoText.why(e);
      throw new FileSystemException(Printable.of(file.toString()), null, why);
    }
  }

  private @Nullable TreePath child(@Nullable TreePath folder, String name) {
    try {
      return folder == null ? TreePath.parse(name) : folder.child(name);
    } catch (UnsafePathException e) {
      refuseName(new NameProblem(folder, Printable.of(name), e.rule()));
      return null;
    }
  }

  private void judge(TreePath path, String name, FileStat stat, FileStat folder) {
    switch (verdict(path, stat.kind() == FileStat.Kind.FOLDER)) {
      case NameVerdict.LeaveOut(Setting<String> rule) -> {
        printer.leftOut(name, rule);
        visitor.leftOut(path, rule);
      }
      case NameVerdict.Refuse(Problem problem) -> refuse(path, problem);
      case NameVerdict.Carry() -> {
        if (stat.isMountedOn(folder)) {
          refuse(path, mounted());
        } else {
          carry(path, name, stat);
        }
      }
    }
  }

  private NameVerdict verdict(TreePath path, boolean isFolder) {
    return judged != null && visitor.wasCarried(path, isFolder)
        ? NameVerdict.CARRY
        : NameVerdict.of(path, isFolder, rules);
  }

  private static Problem mounted() {
    return new Problem(Problem.Kind.MOUNT, "another file system is mounted here");
  }

  private void carry(TreePath path, String name, FileStat stat) {
    switch (stat.kind()) {
      case FILE -> {
        printer.file(name, stat.mode(), telling(stat));
        visitor.file(path, stat);
      }
      case LINK -> {
        printer.link(name, stat.mode(), telling(stat));
        visitor.link(path, stat);
      }
      case FOLDER -> folder(path, name, stat);
      case SPECIAL ->
          refuse(
              path,
              new Problem(
                  Problem.Kind.SPECIAL, "a socket, pipe or device, which tcfs does not carry"));
    }
  }

  /** A stat that a change would not leave as it is, or has not; any other is good for no print. */
  private Stat telling(FileStat stat) {
    if (!Granularity.isTelling(stat.stat(), now) || stat.stat().ctimeNanos() >= known) {
      printer.spoil();
    }
    return stat.stat();
  }

  private void folder(TreePath path, String name, FileStat stat) {
    try {
      Listing listing = lister.list(path);
      if (listing.folder().isMountedOn(stat)) {
        refuse(path, mounted());
        return;
      }
      printer.folder(name, listing.folder().mode());
      enter(path, listing);
      visitor.folder(path, listing);
    } catch (IOException e) {
      failed(path, e);
    }
  }

  /** What failed is a problem, unless it is gone. */
  void failed(TreePath path, IOException e) {
    printer.spoil();
    if (e instanceof NoSuchFileException) {
      return;
    }
    Problem.Kind kind =
        e instanceof UnstableFileException ? Problem.Kind.UNSTABLE : Problem.Kind.UNREADABLE;
    refuse(path, new Problem(kind, IoText.why(e)));
  }

  private void refuse(TreePath path, Problem problem) {
    printer.spoil();
    visitor.problem(path, problem);
  }

  private void refuseName(NameProblem problem) {
    printer.spoil();
    visitor.nameProblem(problem);
  }
}
