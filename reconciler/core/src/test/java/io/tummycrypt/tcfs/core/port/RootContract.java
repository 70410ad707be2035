package io.tummycrypt.tcfs.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.TreePrint;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every reader and writer of a root's folder promises. */
public abstract class RootContract extends FolderContract {
  private static final IgnoreRules LEAVING_OUT =
      IgnoreRules.of(List.of(new Setting<>("*.o", Origin.builtIn("test"))));

  /** Nothing has changed since a time that is yet to come. */
  private static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");

  private static final Marker MARKER = new Marker("fleet-id", new RootName("docs"), "token-1");

  /** What is in the vault, oldest first, in the form {@code PATH=CONTENT}. */
  protected abstract List<String> vaulted() throws IOException;

  @BeforeEach
  protected void mark() throws IOException {
    writer().mark(MARKER);
  }

  @Test
  void theSizeOfATreeIsThatOfItsFilesWhateverTheirNamesAre() throws IOException {
    userWrites("a.txt", "12345");
    userMakesFolder("a", 0755);
    userMakesFolder("a/.git", 0755);
    userWrites("a/.git/HEAD", "123");
    userWrites("a/.gitignore", "12");
    userLinks("a/link", "../a.txt");

    assertEquals(3, reader().bytesAt(path("a/.git")));
    assertEquals(5, reader().bytesAt(path("a")));
    assertEquals(5, reader().bytesAt(path("a.txt")));
    assertEquals(0, reader().bytesAt(path("a/link")));
    assertEquals(0, reader().bytesAt(path("missing/deep")));
  }

  // ---- looking

  @Test
  void lookShowsMarkerAndWhetherAnythingElseIsThere() throws IOException {
    RootLook.Present first = assertInstanceOf(RootLook.Present.class, reader().look());
    assertEquals(MARKER, first.marker());
    assertTrue(first.empty());
    userWrites("a", "x");
    RootLook.Present second = assertInstanceOf(RootLook.Present.class, reader().look());
    assertFalse(second.empty());
    assertEquals(first.fileSystem(), second.fileSystem());
  }

  @Test
  void markReplacesTheMarkerAndNothingElse() throws IOException {
    userWrites("a", "x");
    Marker next = new Marker("fleet-id", new RootName("docs"), "token-2");
    writer().mark(next);
    assertEquals(next, assertInstanceOf(RootLook.Present.class, reader().look()).marker());
    assertEquals(List.of("a"), names(scan().items()));
  }

  // ---- scanning

  @Test
  void scanFindsEverythingInOrderButWhatIsOurs() throws IOException {
    userMakesFolder("b", 0755);
    userWrites("b/inner", "text");
    userWrites("b.txt", "");
    userLinks("a-link", "/nowhere/at all");
    userMakesFolder("empty", 0700);
    stageOne(writer().begin(), 0, "staged", 0644);

    LocalTree tree = scan();

    assertEquals(List.of("a-link", "b", "b/inner", "b.txt", "empty"), names(tree.items()));
    assertEquals(new Content.Link("/nowhere/at all"), content(tree, "a-link"));
    assertEquals(new Content.Folder(0755), content(tree, "b"));
    assertEquals(file("text", 0644), content(tree, "b/inner"));
    assertEquals(file("", 0644), content(tree, "b.txt"));
    assertEquals(new Content.Folder(0700), content(tree, "empty"));
    assertTrue(item(tree, "empty").empty());
    assertFalse(item(tree, "b").empty());
    assertFalse(item(tree, "b.txt").empty());
    assertEquals(List.of(), names(tree.problems()));
    assertTrue(tree.freeBytes() > 0);
  }

  private static Content content(LocalTree tree, String path) {
    return item(tree, path).content();
  }

  @Test
  void scanOfAnEmptyRootIsEmpty() throws IOException {
    assertEquals(List.of(), names(scan().items()));
  }

  @Test
  void scanLeavesOutWhatIsIgnoredAndSaysWhy() throws IOException {
    userMakesFolder("build", 0755);
    userWrites("build/out", "x");
    userWrites("a.swp", "x");
    userWrites("kept", "x");
    Setting<String> build = rule("build/");
    Setting<String> swap = rule("*.swp");
    IgnoreRules rules = IgnoreRules.of(List.of(build, swap));

    LocalTree tree = reader().scan(rules, new PathMap<>());

    assertEquals(List.of("kept"), names(tree.items()));
    assertEquals(Map.of(path("build"), build, path("a.swp"), swap), tree.ignored());
  }

  private static Setting<String> rule(String pattern) {
    return new Setting<>(pattern, new Origin("fleet.yaml", 1, 1, ""));
  }

  @Test
  void ignoreFilesInTheTreeHoldForTheirFolder() throws IOException {
    userMakesFolder("sub", 0755);
    userWrites("sub/.tcfsignore", "*.log\n");
    userWrites("sub/a.log", "x");
    userWrites("b.log", "x");

    LocalTree tree = scan();

    assertEquals(List.of("b.log", "sub", "sub/.tcfsignore"), names(tree.items()));
    Setting<String> rule = Objects.requireNonNull(tree.ignored().get(path("sub/a.log")));
    assertEquals("*.log", rule.value());
    assertEquals("sub/.tcfsignore", rule.origin().source());
    assertNotEquals(NO_RULES, tree.rules());
  }

  @Test
  void folderWithOnlyIgnoredThingsIsNotEmpty() throws IOException {
    userMakesFolder("sub", 0755);
    userWrites("sub/a.swp", "x");
    LocalTree tree = reader().scan(IgnoreRules.of(List.of(rule("*.swp"))), new PathMap<>());
    assertFalse(item(tree, "sub").empty());
  }

  @Test
  void repositoriesStayLocalAndOtherSpellingsAreProblems() throws IOException {
    userMakesFolder(".git", 0755);
    userWrites(".git/config", "x");
    userMakesFolder("sub", 0755);
    userWrites("sub/.git", "gitdir: x");
    userWrites("sub/.GIT", "x");

    LocalTree tree = scan();

    assertEquals(List.of("sub"), names(tree.items()));
    assertEquals(List.of(".git", "sub/.git"), names(tree.ignored()));
    assertEquals(
        "built-in rule",
        Objects.requireNonNull(tree.ignored().get(path(".git"))).origin().source());
    assertEquals(List.of("sub/.GIT"), names(tree.problems()));
    assertEquals(
        Problem.Kind.NAME, Objects.requireNonNull(tree.problemAt(path("sub/.GIT"))).kind());
  }

  @Test
  protected void fileWithTheStatOfItsBaseIsNotReadAgain() throws IOException {
    userWrites("a", "text");
    userWrites("b", "text");
    LocalTree first = scan();
    PathMap<Base> bases = new PathMap<>();
    bases.put(path("a"), base(file("lied", 0644), item(first, "a").stat()));
    Stat other = new Stat(4, 1, 2, 3);
    bases.put(path("b"), base(file("lied", 0644), other));

    LocalTree second = reader().scan(NO_RULES, bases);

    assertEquals(file("lied", 0644), content(second, "a"));
    assertEquals(file("text", 0644), content(second, "b"));
  }

  @Test
  void fileWhoseBaseHasNoStatIsRead() throws IOException {
    userWrites("a", "text");
    PathMap<Base> bases = new PathMap<>();
    bases.put(path("a"), base(file("lied", 0644), item(scan(), "a").stat()).untrusted());
    assertEquals(file("text", 0644), content(reader().scan(NO_RULES, bases), "a"));
  }

  @Test
  void changedModeIsSeen() throws IOException {
    userWrites("a", "text");
    PathMap<Base> bases = new PathMap<>();
    bases.put(path("a"), base(file("text", 0644), item(scan(), "a").stat()));
    userSetsMode("a", 0600);
    assertEquals(file("text", 0600), content(reader().scan(NO_RULES, bases), "a"));
  }

  protected static Base base(Content content, Stat stat) {
    Dot dot = Dot.parse("a~0000000000000001:1");
    return new Base(content, OLD, Clock.ZERO.tick(dot), dot, null, stat);
  }

  @Test
  void aBatchIsUnfinishedUntilItEnds() throws IOException {
    assertFalse(reader().isUnfinished());
    String batch = writer().begin();
    assertTrue(reader().isUnfinished());
    writer().end(batch);
    assertFalse(reader().isUnfinished());
  }

  // ---- the print of a tree

  /** Waits until what was written last is old enough that a later change will show. */
  private TreePrint print() throws IOException {
    Instant end = Instant.now().plusSeconds(60);
    TreePrint print = reader().print(LEAVING_OUT, NEVER);
    while (print == null && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
      print = reader().print(LEAVING_OUT, NEVER);
    }
    return Objects.requireNonNull(print, "nothing changes here any more");
  }

  private void makeATree() throws IOException {
    userWrites("a", "text");
    userMakesFolder("d", 0755);
    userMakesFolder("d/e", 0755);
    userWrites("d/x", "more");
    userWrites("d/x.o", "left out");
    userWrites("d/.tcfsignore", "nothing");
    userLinks("l", "a");
  }

  @Test
  void aTreeHasThePrintThatItsScanHas() throws IOException {
    makeATree();

    TreePrint print = print();

    assertEquals(print, print());
    assertEquals(print, reader().scan(LEAVING_OUT, new PathMap<>()).print());
    assertEquals(List.of(4L, 15L), List.of(print.files(), print.bytes()));
    assertEquals(List.of(0, 1), List.of(print.repositories(), print.excluded()));
  }

  private interface UserStep {
    void run() throws IOException;
  }

  @Test
  void everyChangeGivesATreeAnotherPrint() throws IOException {
    makeATree();
    List<UserStep> steps =
        List.of(
            () -> userWrites("a", "next"),
            () -> userWrites("a", "longer"),
            () -> userSetsMode("a", 0600),
            () -> userSetsMode("d", 0700),
            () -> userWrites("new", ""),
            () -> userDeletes("new"),
            () -> userMakesFolder("f", 0755),
            () -> userDeletes("f"),
            () -> userDeletes("l"),
            () -> userLinks("l", "b"),
            () -> userWrites("d/.tcfsignore", "x.*"),
            () -> userDeletes("d/e"),
            () -> userWrites("d/y.o", "one more that is left out"));
    Set<Digest> prints = new HashSet<>(Set.of(print().digest()));
    for (UserStep step : steps) {
      step.run();
      prints.add(print().digest());
    }
    // The two files and the two folders that were made and deleted again leave it as it was.
    assertEquals(1 + steps.size() - 2, prints.size());
  }

  @Test
  void whatIsLeftOutMayChangeAsItLikes() throws IOException {
    makeATree();
    TreePrint print = print();

    userWrites("d/x.o", "something else");

    assertEquals(print, print());
  }

  // ---- the vault

  @Test
  void vaultKeepsWhatItIsGiven() throws IOException {
    String batch = writer().begin();
    userWrites("x", "old");
    userLinks("l", "target");
    Content old = file("old", 0644);
    Content link = new Content.Link("target");
    assertTrue(writer().take(batch, 0, path("x")));
    assertTrue(writer().take(batch, 1, path("l")));
    writer().vault(batch, 0, path("x"), old);
    writer().vault(batch, 1, path("l"), link);
    assertEquals(NOTHING, writer().identify(batch, 0));
    assertEquals(List.of("x=" + old, "l=" + link), vaulted());
    assertEquals(List.of(), names(scan().items()));
  }

  @Test
  void sameBytesMayBeVaultedAgainAndAgain() throws IOException {
    for (int i = 0; i < 3; i++) {
      String batch = stageOne(writer().begin(), 0, "same", 0644);
      writer().vault(batch, 0, path("x"), file("same", 0644));
      writer().end(batch);
    }
    assertEquals(3, vaulted().size());
  }

  @Test
  void wholeBatchGoesThroughAndLeavesNothingBehind() throws IOException {
    userWrites("changed", "old");
    userWrites("deleted", "gone");
    String batch = writer().begin();
    stageOne(batch, 0, "fresh", 0644);
    stageOne(batch, 1, "new", 0644);
    writer()
        .intend(
            batch,
            new Intent(
                List.of(
                    new Intent.Item(0, path("added"), NOTHING, file("fresh", 0644)),
                    new Intent.Item(1, path("changed"), file("old", 0644), file("new", 0644)),
                    new Intent.Item(2, path("deleted"), file("gone", 0644), NOTHING))));
    writer().sync();
    assertTrue(writer().place(batch, 0, path("added")));
    assertTrue(writer().exchange(batch, 1, path("changed")));
    assertTrue(writer().take(batch, 2, path("deleted")));
    writer().vault(batch, 1, path("changed"), writer().identify(batch, 1));
    writer().vault(batch, 2, path("deleted"), writer().identify(batch, 2));
    writer().sync();
    writer().end(batch);

    assertEquals(List.of("added", "changed"), names(scan().items()));
    assertEquals(file("fresh", 0644), reader().identify(path("added")));
    assertEquals(file("new", 0644), reader().identify(path("changed")));
    assertEquals(
        List.of("changed=" + file("old", 0644), "deleted=" + file("gone", 0644)), vaulted());
    assertEquals(new TreeSet<>(), writer().batches());
  }
}
