package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreFile;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.ignore.IgnoreWalk;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.TreePrinter;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One scan of a tree in memory. */
final class MemoryScan {
  private final MemoryTree tree;
  private final PathMap<Base> bases;
  private final Function<Digest, String> texts;
  private final long now;
  private final PathMap<LocalItem> items = new PathMap<>();
  private final TreeMap<TreePath, Problem> problems = new TreeMap<>();
  private final TreeMap<TreePath, Setting<String>> ignored = new TreeMap<>();
  private final IgnoreWalk rules;
  private final TreePrinter printer = new TreePrinter();

  MemoryScan(
      MemoryTree tree, IgnoreRules rules, PathMap<Base> bases, Function<Digest, String> texts) {
    this.tree = tree;
    this.rules = new IgnoreWalk(rules);
    this.bases = bases;
    this.texts = texts;
    this.now = tree.now();
  }

  LocalTree run(long freeBytes) {
    walk(null);
    return new LocalTree(
        items,
        problems,
        List.of(),
        ignored,
        rules.rules(),
        /* foldsNames= */ false,
        freeBytes,
        printer.print());
  }

  private void walk(@Nullable TreePath folder) {
    List<TreePath> children = tree.children(folder);
    for (TreePath path : children) {
      takeRules(folder, path);
    }
    for (TreePath path : children) {
      visit(path, Objects.requireNonNull(tree.at(path)));
    }
    printer.leave();
  }

  private void takeRules(@Nullable TreePath folder, TreePath path) {
    if (path.name().equals(IgnoreFile.NAME)
        && Objects.requireNonNull(tree.at(path)).content() instanceof Content.File file) {
      String text = texts.apply(file.digest());
      printer.rules(text);
      rules.takeFile(folder, IgnoreFile.lines(path.toString(), text));
    }
  }

  private void visit(TreePath path, Node node) {
    switch (NameVerdict.of(path, node.isFolder(), rules)) {
      case NameVerdict.LeaveOut(Setting<String> rule) -> {
        printer.leftOut(path.name(), rule);
        ignored.put(path, rule);
      }
      case NameVerdict.Refuse(Problem problem) -> refuse(path, problem);
      case NameVerdict.Carry() -> carry(path, node);
    }
  }

  private void carry(TreePath path, Node node) {
    Problem obstacle = tree.obstacles.get(path);
    if (obstacle != null) {
      refuse(path, obstacle);
      return;
    }
    boolean trusted = node.mtime() < now && node.ctime() < now;
    if (!trusted && !node.isFolder()) {
      printer.spoil();
    }
    print(path.name(), node);
    boolean empty = node.isFolder() && tree.isEmpty(path);
    items.put(path, new LocalItem(content(path, node), node.stat(), trusted, empty));
    if (node.isFolder()) {
      walk(path);
    }
  }

  private void refuse(TreePath path, Problem problem) {
    printer.spoil();
    problems.put(path, problem);
  }

  private void print(String name, Node node) {
    switch (node.content()) {
      case Content.File file -> printer.file(name, file.mode(), node.stat());
      case Content.Link _ -> printer.link(name, Content.Folder.USUAL_MODE, node.stat());
      case Content.Folder folder -> printer.folder(name, folder.mode());
      case Content.Tombstone _ -> printer.spoil();
    }
  }

  /** As a real scan does: an equal stat is believed, even where it should not have been. */
  private Content content(TreePath path, Node node) {
    Base base = bases.get(path);
    if (base != null
        && node.stat().equals(base.stat())
        && base.content() instanceof Content.File known
        && node.content() instanceof Content.File file) {
      return new Content.File(known.digest(), known.size(), file.mode());
    }
    return node.content();
  }
}
