package io.tummycrypt.tcfs.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every reader and writer of a root's folder promises. */
public abstract class RootContract {
  /** A time long ago, exact to the nanosecond. */
  protected static final Instant OLD = Instant.parse("2021-03-04T05:06:07.123456789Z");

  private static final Content NOTHING = Content.nothing();
  private static final Marker MARKER = new Marker("fleet-id", new RootName("docs"), "token-1");
  private static final IgnoreRules NO_RULES = IgnoreRules.of(List.of());

  /** A reader and a writer of the same folder, which is there and empty. */
  protected abstract RootReader reader();

  protected abstract RootWriter writer();

  /** What a file with this text is; nothing is done. */
  protected abstract Content.File file(String text, int mode);

  /** Puts this text into the store, from which files are staged. */
  protected abstract void offer(String text);

  /** What is in the vault, oldest first, in the form {@code PATH=CONTENT}. */
  protected abstract List<String> vaulted() throws IOException;

  /** Spoils the intent of a batch, as a failing disk does. */
  protected abstract void damageIntent(String batch) throws IOException;

  /** Someone else writes a file with mode 0644, whose times are then long past for a scan. */
  protected abstract void userWrites(String path, String text) throws IOException;

  protected abstract void userLinks(String path, String target) throws IOException;

  protected abstract void userMakesFolder(String path, int mode) throws IOException;

  protected abstract void userSetsMode(String path, int mode) throws IOException;

  protected abstract void userDeletes(String path) throws IOException;

  @BeforeEach
  protected void mark() throws IOException {
    writer().mark(MARKER);
  }

  protected static TreePath path(String text) {
    return TreePath.parse(text);
  }

  private LocalTree scan() throws IOException {
    return reader().scan(NO_RULES, new TreeMap<>());
  }

  private static List<String> names(SortedMap<TreePath, ?> map) {
    return map.keySet().stream().map(TreePath::toString).toList();
  }

  private String stageOne(String batch, int number, String text, int mode) throws IOException {
    offer(text);
    StageRequest request = new StageRequest(number, path("for-messages"), file(text, mode), OLD);
    assertInstanceOf(StageResult.Staged.class, writer().stage(batch, List.of(request)).getFirst());
    return batch;
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

  private static LocalItem item(LocalTree tree, String path) {
    return Objects.requireNonNull(tree.items().get(path(path)), path);
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

    LocalTree tree = reader().scan(rules, new TreeMap<>());

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
    LocalTree tree = reader().scan(IgnoreRules.of(List.of(rule("*.swp"))), new TreeMap<>());
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
  void fileWithTheStatOfItsBaseIsNotReadAgain() throws IOException {
    userWrites("a", "text");
    userWrites("b", "text");
    LocalTree first = scan();
    TreeMap<TreePath, Base> bases = new TreeMap<>();
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
    TreeMap<TreePath, Base> bases = new TreeMap<>();
    bases.put(path("a"), base(file("lied", 0644), item(scan(), "a").stat()).untrusted());
    assertEquals(file("text", 0644), content(reader().scan(NO_RULES, bases), "a"));
  }

  @Test
  void changedModeIsSeen() throws IOException {
    userWrites("a", "text");
    TreeMap<TreePath, Base> bases = new TreeMap<>();
    bases.put(path("a"), base(file("text", 0644), item(scan(), "a").stat()));
    userSetsMode("a", 0600);
    assertEquals(file("text", 0600), content(reader().scan(NO_RULES, bases), "a"));
  }

  private static Base base(Content content, Stat stat) {
    Dot dot = Dot.parse("a~0000000000000001:1");
    return new Base(content, OLD, Clock.ZERO.tick(dot), dot, null, stat);
  }

  // ---- identifying

  @Test
  void identifySaysWhatIsThere() throws IOException {
    userWrites("file", "text");
    userLinks("link", "file");
    userMakesFolder("folder", 0750);
    assertEquals(file("text", 0644), reader().identify(path("file")));
    assertEquals(new Content.Link("file"), reader().identify(path("link")));
    assertEquals(new Content.Folder(0750), reader().identify(path("folder")));
    assertEquals(NOTHING, reader().identify(path("missing")));
    assertEquals(NOTHING, reader().identify(path("missing/below")));
    assertEquals(NOTHING, reader().identify(path("file/below")));
    assertEquals(NOTHING, reader().identify(path("link/below")));
    userMakesFolder("target", 0755);
    userWrites("target/below", "elsewhere");
    userLinks("to-target", "target");
    assertEquals(NOTHING, reader().identify(path("to-target/below")));
    assertEquals(NOTHING, reader().identify(path("to-target/deep/below")));
  }

  // ---- staging

  @Test
  void stagedFilesAndLinksAreWhatWasAskedFor() throws IOException {
    offer("text");
    offer("");
    String batch = writer().begin();
    List<Content> contents =
        List.of(file("text", 0640), file("", 0444), new Content.Link("../else where"));
    List<StageRequest> requests =
        List.of(
            new StageRequest(0, path("a"), contents.get(0), OLD),
            new StageRequest(7, path("b"), contents.get(1), OLD.plusNanos(1)),
            new StageRequest(3, path("c"), contents.get(2), OLD.plusNanos(2)));

    List<StageResult> results = writer().stage(batch, requests);

    assertEquals(new TreeSet<>(List.of(0, 3, 7)), writer().temporaries(batch));
    for (int i = 0; i < requests.size(); i++) {
      StageResult.Staged staged = assertInstanceOf(StageResult.Staged.class, results.get(i));
      assertEquals(requests.get(i).mtime(), Instant.EPOCH.plusNanos(staged.stat().mtimeNanos()));
      assertEquals(contents.get(i), writer().identify(batch, requests.get(i).number()));
    }
    assertEquals(List.of(), names(scan().items()));
  }

  @Test
  void oneThatCannotBeStagedLeavesNoTemporaryAndStopsNothing() throws IOException {
    offer("good");
    String batch = writer().begin();
    List<StageResult> results =
        writer()
            .stage(
                batch,
                List.of(
                    new StageRequest(0, path("bad\nname"), file("not in the store", 0644), OLD),
                    new StageRequest(1, path("good"), file("good", 0644), OLD)));
    StageResult.Failed failed = assertInstanceOf(StageResult.Failed.class, results.get(0));
    assertTrue(failed.reason().contains("bad\\nname"), failed.reason());
    assertInstanceOf(StageResult.Staged.class, results.get(1));
    assertEquals(new TreeSet<>(List.of(1)), writer().temporaries(batch));
    assertEquals(NOTHING, writer().identify(batch, 0));
  }

  // ---- batches

  @Test
  void batchBeginsEmptyUnderAnUnusedName() throws IOException {
    String one = writer().begin();
    String two = writer().begin();
    assertNotEquals(one, two);
    assertEquals(new TreeSet<>(List.of(one, two)), writer().batches());
    assertNull(writer().intent(one));
    assertEquals(new TreeSet<>(), writer().temporaries(one));
  }

  @Test
  void intentIsReadBackAsWritten() throws IOException {
    String batch = writer().begin();
    Intent intent =
        new Intent(
            List.of(
                new Intent.Item(0, path("a \"quoted\"\n\ud83d\ude00"), NOTHING, file("x", 0644)),
                new Intent.Item(12, path("b/c"), new Content.Link("t\\"), NOTHING),
                new Intent.Item(2, path("d"), new Content.Folder(0711), file("", 0))));
    writer().intend(batch, intent);
    assertEquals(intent, writer().intent(batch));
    writer().intend(batch, new Intent(List.of()));
    assertEquals(new Intent(List.of()), writer().intent(batch));
  }

  @Test
  void damagedIntentIsToldFromNone() throws IOException {
    String batch = stageOne(writer().begin(), 0, "text", 0644);
    writer().intend(batch, new Intent(List.of()));
    damageIntent(batch);
    assertEquals(Intent.DAMAGED, writer().intent(batch));
    assertEquals(new TreeSet<>(List.of(0)), writer().temporaries(batch));
    writer().vault(batch, 0, path("x"), writer().identify(batch, 0));
    writer().end(batch);
    assertEquals(new TreeSet<>(), writer().batches());
  }

  @Test
  void endedBatchIsGoneUnlessSomethingIsLeftInIt() throws IOException {
    String done = writer().begin();
    writer().intend(done, new Intent(List.of()));
    writer().end(done);
    writer().end(done);
    String left = stageOne(writer().begin(), 4, "text", 0644);
    writer().intend(left, new Intent(List.of()));
    writer().end(left);
    assertEquals(new TreeSet<>(List.of(left)), writer().batches());
    assertEquals(new Intent(List.of()), writer().intent(left));
    assertEquals(file("text", 0644), writer().identify(left, 4));
  }

  @Test
  void discardIsSafeToRepeat() throws IOException {
    String batch = stageOne(writer().begin(), 0, "text", 0644);
    writer().discard(batch, 0);
    writer().discard(batch, 0);
    assertEquals(NOTHING, writer().identify(batch, 0));
  }

  // ---- placing, swapping, taking

  @Test
  void placedFileHasItsFoldersAndTheStatItWasStagedWith() throws IOException {
    offer("text");
    String batch = writer().begin();
    StageRequest request = new StageRequest(0, path("x"), file("text", 0601), OLD);
    StageResult.Staged staged =
        (StageResult.Staged) writer().stage(batch, List.of(request)).getFirst();

    assertTrue(writer().place(batch, 0, path("new/folder/file")));

    assertEquals(file("text", 0601), reader().identify(path("new/folder/file")));
    assertEquals(new Content.Folder(0755), reader().identify(path("new/folder")));
    assertEquals(NOTHING, writer().identify(batch, 0));
    Stat after = reader().restat(path("new/folder/file"), staged.stat());
    assertEquals(item(scan(), "new/folder/file").stat(), after);
  }

  @Test
  void nothingIsPlacedWhereSomethingIs() throws IOException {
    String batch = stageOne(writer().begin(), 0, "new", 0644);
    userWrites("file", "old");
    userLinks("link", "nowhere");
    userMakesFolder("folder", 0755);
    for (String taken : List.of("file", "link", "folder", "file/below")) {
      assertFalse(writer().place(batch, 0, path(taken)), taken);
    }
    assertThrows(IOException.class, () -> writer().place(batch, 0, path("link/below")));
    assertEquals(file("new", 0644), writer().identify(batch, 0));
    assertEquals(file("old", 0644), reader().identify(path("file")));
    assertEquals(List.of("file", "folder", "link"), names(scan().items()));
  }

  @Test
  void exchangeKeepsBothSides() throws IOException {
    String batch = stageOne(writer().begin(), 0, "new", 0600);
    userWrites("file", "old");
    userLinks("link", "target");

    assertTrue(writer().exchange(batch, 0, path("file")));
    assertEquals(file("new", 0600), reader().identify(path("file")));
    assertEquals(file("old", 0644), writer().identify(batch, 0));

    assertTrue(writer().exchange(batch, 0, path("link")));
    assertEquals(file("old", 0644), reader().identify(path("link")));
    assertEquals(new Content.Link("target"), writer().identify(batch, 0));
  }

  @Test
  void nothingIsExchangedWithNothingOrAFolder() throws IOException {
    String batch = stageOne(writer().begin(), 0, "new", 0644);
    userMakesFolder("folder", 0755);
    userWrites("folder/inner", "x");
    for (String path : List.of("missing", "missing/below", "folder", "folder/inner/below")) {
      assertFalse(writer().exchange(batch, 0, path(path)), path);
    }
    assertEquals(file("new", 0644), writer().identify(batch, 0));
    assertEquals(List.of("folder", "folder/inner"), names(scan().items()));
  }

  @Test
  void takenFileIsATemporary() throws IOException {
    String batch = writer().begin();
    userWrites("file", "old");
    userLinks("link", "target");
    assertTrue(writer().take(batch, 5, path("file")));
    assertTrue(writer().take(batch, 6, path("link")));
    assertEquals(NOTHING, reader().identify(path("file")));
    assertEquals(file("old", 0644), writer().identify(batch, 5));
    assertEquals(new Content.Link("target"), writer().identify(batch, 6));
  }

  @Test
  void nothingIsTakenWhereNothingOrAFolderIs() throws IOException {
    String batch = writer().begin();
    userMakesFolder("folder", 0755);
    userWrites("file", "x");
    for (String path : List.of("missing", "missing/below", "folder", "file/below")) {
      assertFalse(writer().take(batch, 0, path(path)), path);
    }
    assertEquals(new TreeSet<>(), writer().temporaries(batch));
    assertEquals(List.of("file", "folder"), names(scan().items()));
  }

  @Test
  void nothingIsTakenOntoAnotherTemporary() throws IOException {
    String batch = stageOne(writer().begin(), 0, "staged", 0644);
    userWrites("file", "x");
    assertThrows(IOException.class, () -> writer().take(batch, 0, path("file")));
    assertEquals(file("x", 0644), reader().identify(path("file")));
    assertEquals(file("staged", 0644), writer().identify(batch, 0));
  }

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

  // ---- folders and modes

  @Test
  void makeFolderMakesWhatIsMissingAndSetsTheMode() throws IOException {
    assertTrue(writer().makeFolder(path("a/b"), 0700));
    assertEquals(new Content.Folder(0755), reader().identify(path("a")));
    assertEquals(new Content.Folder(0700), reader().identify(path("a/b")));
    assertTrue(writer().makeFolder(path("a/b"), 0750));
    assertEquals(new Content.Folder(0750), reader().identify(path("a/b")));
  }

  @Test
  void noFolderIsMadeWhereSomethingElseIs() throws IOException {
    userWrites("file", "x");
    userLinks("link", "nowhere");
    assertFalse(writer().makeFolder(path("file"), 0755));
    assertFalse(writer().makeFolder(path("link"), 0755));
    assertFalse(writer().makeFolder(path("file/below"), 0755));
    assertThrows(IOException.class, () -> writer().makeFolder(path("link/below"), 0755));
    assertEquals(file("x", 0644), reader().identify(path("file")));
  }

  @Test
  void onlyEmptyFoldersAreRemoved() throws IOException {
    userMakesFolder("full", 0755);
    userWrites("full/x", "x");
    userMakesFolder("empty", 0755);
    userLinks("link", "empty");
    assertFalse(writer().removeFolder(path("full")));
    assertFalse(writer().removeFolder(path("full/x")));
    assertFalse(writer().removeFolder(path("link")));
    assertFalse(writer().removeFolder(path("missing/below")));
    assertTrue(writer().removeFolder(path("empty")));
    assertFalse(writer().removeFolder(path("empty")));
    assertEquals(List.of("full", "full/x", "link"), names(scan().items()));
  }

  @Test
  void attributesAreSetAndContentUntouched() throws IOException {
    userWrites("file", "text");
    userMakesFolder("folder", 0755);
    userLinks("link", "file");
    Instant mtime = Instant.parse("2001-02-03T04:05:06.000000007Z");
    assertTrue(writer().setAttributes(path("file"), 0451, mtime));
    assertTrue(writer().setAttributes(path("folder"), 0700, mtime));
    assertTrue(writer().setAttributes(path("link"), 0600, mtime));
    assertFalse(writer().setAttributes(path("missing"), 0600, mtime));
    assertFalse(writer().setAttributes(path("file/below"), 0600, mtime));
    assertEquals(file("text", 0451), reader().identify(path("file")));
    assertEquals(new Content.Folder(0700), reader().identify(path("folder")));
    assertEquals(new Content.Link("file"), reader().identify(path("link")));
    assertEquals(mtime, mtimeOf("file"));
    assertEquals(mtime, mtimeOf("link"));
    assertNotEquals(mtime, mtimeOf("folder"));
  }

  private Instant mtimeOf(String path) throws IOException {
    return Instant.EPOCH.plusNanos(item(scan(), path).stat().mtimeNanos());
  }

  @Test
  void restatKnowsOnlyTheSameFile() throws IOException {
    userWrites("a", "text");
    Stat stat = item(scan(), "a").stat();
    assertEquals(stat, reader().restat(path("a"), stat));
    Stat larger = new Stat(5, stat.mtimeNanos(), stat.ctimeNanos(), stat.inode());
    Stat other = new Stat(4, stat.mtimeNanos(), stat.ctimeNanos(), stat.inode() + 1);
    Stat touched = new Stat(4, stat.mtimeNanos() + 1, stat.ctimeNanos(), stat.inode());
    for (Stat unlike : Arrays.asList(larger, other, touched)) {
      assertNull(reader().restat(path("a"), unlike));
    }
    userDeletes("a");
    assertNull(reader().restat(path("a"), stat));
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
