package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.NameProblem;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.TreePrint;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One pass over a tree that takes up all that is in it, and reads the files that have changed. */
final class Scan implements TreeWalk.Visitor {
  private final RootHandle handle;
  private final TreeWalk.Lister lister;
  private final TreeWalk walk;
  private final PathMap<Base> bases;
  private final long now;
  private final FileReading reading;
  private final Progress progress;
  private PathMap<LocalItem> items = new PathMap<>();

  /** What an earlier scan has found, as far as it is met again. */
  private PathMap.Ticks<LocalItem> before = new PathMap<LocalItem>().ticks();

  private final TreeMap<TreePath, Problem> problems = new TreeMap<>();
  private final TreeMap<TreePath, Setting<String>> ignored = new TreeMap<>();
  private final List<NameProblem> nameProblems = new ArrayList<>();

  /**
   * Prepares a scan.
   *
   * @param now not later than the first look at a file
   */
  Scan(
      RootHandle handle,
      TreeWalk.Lister lister,
      IgnoreRules rules,
      PathMap<Base> bases,
      Instant now,
      FileReading reading,
      Progress progress) {
    this.handle = handle;
    this.lister = lister;
    this.walk = new TreeWalk(handle, lister, rules, now, this);
    this.bases = bases;
    this.now = Granularity.nanos(now);
    this.reading = reading;
    this.progress = progress;
  }

  /**
   * Looks at everything.
   *
   * @param known what an earlier scan has found, of which is kept what is the same; null if there
   *     is none
   */
  LocalTree run(@Nullable LocalTree known) throws IOException {
    Listing top = lister.list(null);
    boolean folds = NameFolding.isOn(handle, top);
    if (known != null) {
      items = known.items().copy();
      before = known.items().ticks();
    }
    walk.run(top, known == null ? null : known.rules());
    before.left().forEach(items::remove);
    settle();
    return tree(folds, walk.print());
  }

  /**
   * Looks again only at some paths and what is below them; all else is taken to be as before.
   *
   * @param tops of which none is below another, and each is in a folder that is carried
   * @return null if something else is mounted above one of them: then all is to be scanned
   */
  @Nullable LocalTree again(LocalTree before, SortedSet<TreePath> tops) throws IOException {
    items = before.items().copy();
    problems.putAll(before.problems());
    ignored.putAll(before.ignored());
    nameProblems.addAll(before.nameProblems());
    ListedNames names = new ListedNames(lister);
    for (TreePath top : tops) {
      forget(top);
      boolean mayBeThere = !before.foldsNames() || names.mayHave(top);
      if (mayBeThere && !walk.runAt(top)) {
        return null;
      }
    }
    settle();
    for (TreePath top : tops) {
      TreePath folder = top.parent();
      if (folder != null && items.containsKey(folder)) {
        lookAgain(folder);
      }
    }
    return tree(before.foldsNames(), null);
  }

  private void forget(TreePath top) {
    items.removeWithin(top);
    within(problems, top).clear();
    within(ignored, top).clear();
    nameProblems.removeIf(each -> each.isWithin(top));
  }

  /** At {@code folder} and below: paths that are ordered have that in one piece. */
  private static <T> NavigableMap<TreePath, T> within(
      NavigableMap<TreePath, T> map, TreePath folder) {
    NavigableMap<TreePath, T> from = map.tailMap(folder, true);
    for (TreePath path : from.keySet()) {
      if (!path.isWithin(folder)) {
        return from.headMap(path, false);
      }
    }
    return from;
  }

  /** A folder itself, after something in it was looked at again. */
  private void lookAgain(TreePath folder) {
    try {
      FileStat stat = handle.stat(folder);
      if (stat == null || stat.kind() != FileStat.Kind.FOLDER) {
        return; // It is gone meanwhile, and that is heard of, too.
      }
      boolean isEmpty = !hasCarried(folder) && handle.list(folder).entries().isEmpty();
      problems.remove(folder);
      found(folder, stat, isEmpty);
    } catch (IOException e) {
      walk.failed(folder, e);
    }
  }

  private boolean hasCarried(TreePath folder) {
    TreePath next = items.higherKey(folder);
    return next != null && next.isWithin(folder);
  }

  private LocalTree tree(boolean folds, @Nullable TreePrint print) throws IOException {
    nameProblems.sort(Comparator.comparing(NameProblem::text));
    long free = handle.fileSystem().freeBytes();
    return new LocalTree(items, problems, nameProblems, ignored, walk.rules(), folds, free, print);
  }

  private void settle() throws IOException {
    for (FileReading.Outcome outcome : reading.outcomes()) {
      settle(outcome);
    }
  }

  private void settle(FileReading.Outcome outcome) {
    switch (outcome) {
      case FileReading.Done(TreePath path, WholeFile file) ->
          found(path, file.content(), file.stat());
      case FileReading.Failed(TreePath path, IOException e) -> walk.failed(path, e);
    }
  }

  private void found(TreePath path, Content content, Stat stat) {
    items.put(path, new LocalItem(content, stat, Granularity.isTrusted(stat, now), false));
  }

  @Override
  public boolean wasCarried(TreePath path, boolean isFolder) {
    LocalItem known = before.get(path);
    return known != null && known.content() instanceof Content.Folder == isFolder;
  }

  /** Whether what was known of a file or link still holds; else it is known no more. */
  private boolean isAsBefore(TreePath path, FileStat stat) {
    LocalItem known = before.tick(path);
    if (known == null) {
      return false;
    }
    boolean isSame =
        known.trusted()
            && known.stat().equals(stat.stat())
            && switch (known.content()) {
              case Content.File file ->
                  stat.kind() == FileStat.Kind.FILE
                      && file.mode() == (stat.mode() & Content.MODE_BITS);
              case Content.Link _ -> stat.kind() == FileStat.Kind.LINK;
              default -> false;
            };
    if (!isSame) {
      items.remove(path);
    }
    return isSame;
  }

  @Override
  public void file(TreePath path, FileStat stat) {
    progress.files(1);
    if (isAsBefore(path, stat)) {
      return;
    }
    Map.Entry<TreePath, Base> agreed = bases.entry(path);
    Stat noted = agreed == null ? null : agreed.getValue().stat();
    if (agreed != null
        && noted != null
        && noted.equals(stat.stat())
        && agreed.getValue().content() instanceof Content.File known) {
      // What is as before is kept once, its path too: a tree may have a million files.
      int mode = stat.mode() & Content.MODE_BITS;
      Content here =
          mode == known.mode() ? known : new Content.File(known.digest(), known.size(), mode);
      found(agreed.getKey(), here, noted);
    } else {
      reading.add(path);
    }
  }

  @Override
  public void link(TreePath path, FileStat stat) {
    if (isAsBefore(path, stat)) {
      return;
    }
    try {
      String target = handle.readLink(path);
      if (target == null) {
        walk.spoil();
        problem(path, new Problem(Problem.Kind.NAME, "the target of the link is not UTF-8"));
      } else {
        found(path, new Content.Link(target), stat.stat());
      }
    } catch (IOException e) {
      walk.failed(path, e);
    }
  }

  @Override
  public void folder(TreePath path, Listing listing) {
    before.tick(path);
    found(path, listing.folder(), listing.entries().isEmpty());
  }

  private void found(TreePath folder, FileStat self, boolean isEmpty) {
    items.put(
        folder,
        new LocalItem(
            new Content.Folder(self.mode() & Content.MODE_BITS),
            self.stat(),
            Granularity.isTrusted(self.stat(), now),
            isEmpty));
  }

  @Override
  public void leftOut(TreePath path, Setting<String> rule) {
    ignored.put(path, rule);
  }

  @Override
  public void problem(TreePath path, Problem problem) {
    problems.put(path, problem);
  }

  @Override
  public void nameProblem(NameProblem problem) {
    nameProblems.add(problem);
  }
}
