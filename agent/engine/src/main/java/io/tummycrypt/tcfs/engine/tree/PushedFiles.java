package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.NameProblem;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders from outside of all roots, under the paths that they are to get. No link is
 * followed. In a folder patterns hold and its {@code .tcfsignore} files; what is named by itself is
 * taken whatever it is called. Not thread-safe while something is added.
 */
public final class PushedFiles implements AutoCloseable {
  private final InstantSource clock;
  private final Progress progress;
  private final Map<Path, LocalFolder> folders = new HashMap<>();
  private final TreeMap<TreePath, Origin> origins = new TreeMap<>();
  private final PathMap<LocalItem> items = new PathMap<>();
  private final TreeMap<TreePath, Problem> problems = new TreeMap<>();
  private final List<NameProblem> nameProblems = new ArrayList<>();
  private final TreeMap<TreePath, Setting<String>> leftOut = new TreeMap<>();
  private final IgnoreRules rules;

  /**
   * Nothing yet.
   *
   * @param clock the one that stamps the files
   * @param rules what stays local in a folder, by the paths in it
   */
  public PushedFiles(InstantSource clock, Progress progress, IgnoreRules rules) {
    this.clock = clock;
    this.progress = progress;
    this.rules = rules;
  }

  /** Where something is: {@code path} in a folder, or the folder itself if that is null. */
  private record Origin(LocalFolder folder, @Nullable TreePath path) {}

  /** The same for what was never read before. */
  public void add(Path local, TreePath as) throws IOException {
    add(local, as, /* earlier= */ null);
  }

  /**
   * Reads what is at a local path, once.
   *
   * @param local absolute and normal; its last name is not followed if it is a link
   * @param as the path that it gets; nothing was added at, above or below it before
   * @param earlier the file as it was read before; a trusted one is taken for what is there as long
   *     as its stat is the same
   * @throws NoSuchFileException if nothing is there
   * @throws IOException if it cannot be read; what cannot be read in a folder is a problem
   */
  public void add(Path local, TreePath as, @Nullable LocalItem earlier) throws IOException {
    Path parent = local.getParent();
    Path name = local.getFileName();
    if (parent == null || name == null) {
      throw new FileSystemException(
          local.toString(), null, "the whole file system cannot be pushed");
    }
    LocalFolder above = folder(parent);
    TreePath in = TreePath.parse(name.toString());
    origins.put(as, new Origin(above, in));
    RootHandle handle = above.handle();
    FileStat stat = handle.stat(in);
    if (stat == null) {
      throw new NoSuchFileException(Printable.of(local.toString()));
    }
    if (earlier != null && earlier.trusted() && earlier.stat().equals(stat.stat())) {
      items.put(as, earlier);
      return;
    }
    switch (stat.kind()) {
      case FILE -> addFile(handle, in, as);
      case LINK -> put(as, Links.read(handle, in), stat, /* empty= */ false);
      case FOLDER -> addFolder(local, as, stat);
      case SPECIAL ->
          problems.put(
              as,
              new Problem(
                  Problem.Kind.SPECIAL, "a socket, pipe or device, which tcfs does not carry"));
    }
  }

  private void addFile(RootHandle handle, TreePath in, TreePath as) throws IOException {
    Instant now = clock.instant();
    WholeFile file = WholeFile.readPatiently(handle, in, (_, length) -> progress.bytes(length));
    progress.files(1);
    boolean trusted = Granularity.isTrusted(file.stat(), Granularity.nanos(now));
    items.put(as, new LocalItem(file.content(), file.stat(), trusted, /* empty= */ false));
  }

  private void addFolder(Path local, TreePath as, FileStat stat) throws IOException {
    LocalFolder folder = folder(local);
    origins.put(as, new Origin(folder, null));
    LocalTree tree = new LocalRootReader(folder, clock, progress).scan(rules, new PathMap<>());
    Content.Folder self = new Content.Folder(stat.mode() & Content.MODE_BITS);
    put(as, self, stat, folder.handle().list(null).entries().isEmpty());
    tree.items()
        .forEach((path, item) -> {
          TreePath own = own(path);
          if (own == null) {
            items.put(below(as, path), item);
          } else {
            leftOut.put(below(as, own), NameVerdict.OWN);
          }
        });
    tree.problems().forEach((path, problem) -> problems.put(below(as, path), problem));
    tree.nameProblems().forEach(name -> nameProblems.add(name.below(as)));
    tree.ignored().forEach((path, rule) -> leftOut.put(below(as, path), rule));
  }

  /** Our own folder in a copy of a root, in which {@code path} is; null if it is in none. */
  private static @Nullable TreePath own(TreePath path) {
    TreePath found = null;
    for (TreePath at = path; at != null; at = at.parent()) {
      found = at.name().equals(OwnFolder.TOP.name()) ? at : found;
    }
    return found;
  }

  /** Open once, however many files of it are added. */
  private LocalFolder folder(Path path) {
    return folders.computeIfAbsent(path, each -> new LocalFolder(each.toString()));
  }

  private void put(TreePath as, Content content, FileStat stat, boolean empty) {
    items.put(as, new LocalItem(content, stat.stat(), /* trusted= */ false, empty));
  }

  private static TreePath below(TreePath folder, TreePath path) {
    return TreePath.parse(folder + "/" + path);
  }

  /** What is to be pushed, by its new path. */
  public PathMap<LocalItem> items() {
    return items.view();
  }

  /** What cannot be pushed, by the path that it would get; it is left alone. */
  public SortedMap<TreePath, Problem> problems() {
    return Collections.unmodifiableSortedMap(problems);
  }

  /** Names that are no paths, where they would be; what has one cannot be pushed. */
  public List<NameProblem> nameProblems() {
    return Collections.unmodifiableList(nameProblems);
  }

  /** What patterns and repositories keep out, by the path that it would get, and by which rule. */
  public SortedMap<TreePath, Setting<String>> leftOut() {
    return Collections.unmodifiableSortedMap(leftOut);
  }

  /** Opens a file that was added, by its new path. */
  public OpenFile open(TreePath path) throws IOException {
    Map.Entry<TreePath, Origin> origin = origins.floorEntry(path);
    if (origin == null || !hasFile(origin.getValue(), origin.getKey(), path)) {
      throw new NoSuchFileException(Printable.of(path.toString()), null, "it was not added");
    }
    Origin from = origin.getValue();
    String rest = path.toString().substring(origin.getKey().toString().length());
    TreePath in = from.path() == null ? TreePath.parse(rest.substring(1)) : from.path();
    return from.folder().handle().open(in);
  }

  /** Whether a file can be there: where one was added, or below a folder that was. */
  private static boolean hasFile(Origin origin, TreePath as, TreePath path) {
    boolean isFolder = origin.path() == null;
    return isFolder ? path.isWithin(as) && !path.equals(as) : path.equals(as);
  }

  @Override
  public void close() {
    folders.values().forEach(LocalFolder::close);
  }
}
