package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where names that differ in case are the same to the file system. Here they are not, so that both
 * are there and the folder is listed without one of them.
 */
class FoldedNamesTest {
  private static final TreePath OLD = TreePath.parse("d/Photo");
  private static final TreePath NEW = TreePath.parse("d/photo");
  private static final IgnoreRules RULES = IgnoreRules.of(List.of());

  @TempDir Path top;
  private LocalFolder folder;
  private LocalRootReader reader;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectory(top.resolve("d"));
    Files.writeString(top.resolve(OLD.toString()), "text");
    folder = new LocalFolder(top.toString());
    reader = new LocalRootReader(folder, InstantSource.system());
  }

  @AfterEach
  void close() {
    folder.close();
  }

  /** What is there once the file has its new name, after a look at both of them alone. */
  private Set<TreePath> renamed(boolean foldsNames) throws IOException {
    LocalTree before = reader.scan(RULES, new PathMap<>());
    LocalTree told =
        new LocalTree(
            before.items(),
            before.problems(),
            before.nameProblems(),
            before.ignored(),
            before.rules(),
            foldsNames,
            before.freeBytes());
    Files.writeString(top.resolve(NEW.toString()), "text");
    TreeSet<TreePath> both = new TreeSet<>(Set.of(OLD, NEW));
    LocalTree after =
        reader.scan(RULES, new PathMap<>(), this::list, scan -> scan.again(told, both));
    return Objects.requireNonNull(after).items().keySet();
  }

  private Listing list(@Nullable TreePath path) throws IOException {
    Listing listing = folder.handle().list(path);
    List<Listing.Entry> entries =
        listing.entries().stream()
            .filter(
                entry -> !(entry instanceof Listing.Seen seen && seen.name().equals(OLD.name())))
            .toList();
    return new Listing(listing.folder(), entries);
  }

  @Test
  void aPathIsBelievedOnlyIfItsFolderHasItsName() throws IOException {
    assertEquals(Set.of(TreePath.parse("d"), NEW), renamed(true));
  }

  @Test
  void elsewhereNoFolderIsListedForThat() throws IOException {
    assertEquals(Set.of(TreePath.parse("d"), OLD, NEW), renamed(false));
  }
}
