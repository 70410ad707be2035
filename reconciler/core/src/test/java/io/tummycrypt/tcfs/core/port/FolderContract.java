package io.tummycrypt.tcfs.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What every reader and writer of a folder promises, be it a root's or one that versions are put
 * into once.
 */
public abstract class FolderContract {
  /** A time long ago, exact to the nanosecond. */
  protected static final Instant OLD = Instant.parse("2021-03-04T05:06:07.123456789Z");

  static final Content NOTHING = Content.nothing();
  static final IgnoreRules NO_RULES = IgnoreRules.of(List.of());

  /** The folder, at first there and empty. */
  protected abstract TestedFolder tested();

  protected final RootReader reader() {
    return tested().reader();
  }

  protected final RootWriter writer() {
    return tested().writer();
  }

  protected final Content.File file(String text, int mode) {
    return tested().file(text, mode);
  }

  protected final void offer(String text) {
    tested().offer(text);
  }

  protected final void userWrites(String path, String text) throws IOException {
    tested().user().writes(path, text);
  }

  protected final void userLinks(String path, String target) throws IOException {
    tested().user().links(path, target);
  }

  protected final void userMakesFolder(String path, int mode) throws IOException {
    tested().user().makesFolder(path, mode);
  }

  protected final void userSetsMode(String path, int mode) throws IOException {
    tested().user().setsMode(path, mode);
  }

  protected final void userDeletes(String path) throws IOException {
    tested().user().deletes(path);
  }

  protected static TreePath path(String text) {
    return TreePath.parse(text);
  }

  protected LocalTree scan() throws IOException {
    return reader().scan(NO_RULES, new PathMap<>());
  }

  protected static List<String> names(Map<TreePath, ?> map) {
    return map.keySet().stream().map(TreePath::toString).toList();
  }

  static LocalItem item(LocalTree tree, String path) {
    return Objects.requireNonNull(tree.items().get(path(path)), path);
  }

  protected String stageOne(String batch, int number, String text, int mode) throws IOException {
    offer(text);
    staged(batch, new StageRequest(number, path("for-messages"), file(text, mode), OLD));
    return batch;
  }

  /** Stages one, which has to succeed. */
  private StageResult.Staged staged(String batch, StageRequest request) throws IOException {
    return assertInstanceOf(
        StageResult.Staged.class, writer().stage(batch, List.of(request)).results().getFirst());
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

    List<StageResult> results = writer().stage(batch, requests).results();

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
                    new StageRequest(1, path("good"), file("good", 0644), OLD)))
            .results();
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
    tested().damageIntent(batch);
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
    StageResult.Staged staged =
        staged(batch, new StageRequest(0, path("x"), file("text", 0601), OLD));

    assertTrue(writer().place(batch, 0, path("new/folder/file")));

    assertEquals(file("text", 0601), reader().identify(path("new/folder/file")));
    assertEquals(new Content.Folder(0755), reader().identify(path("new/folder")));
    assertEquals(NOTHING, writer().identify(batch, 0));
    Stat after = reader().restat(path("new/folder/file"), staged.stat());
    assertEquals(item(scan(), "new/folder/file").stat(), after);
  }

  /** Of three, the second is still to be placed in {@code d/e}, which a user has deleted. */
  private String batchWhoseFolderHasVanished() throws IOException {
    String batch = stageOne(writer().begin(), 0, "one", 0644);
    stageOne(batch, 1, "two", 0600);
    stageOne(batch, 2, "three", 0600);
    assertTrue(writer().place(batch, 0, path("d/e/one")));
    assertTrue(writer().place(batch, 2, path("d/e/three")));
    userDeletes("d/e/one");
    userDeletes("d/e/three");
    userDeletes("d/e");
    return batch;
  }

  @Test
  void aFolderThatVanishesBetweenTwoStepsIsMadeAgain() throws IOException {
    String batch = batchWhoseFolderHasVanished();

    assertTrue(writer().place(batch, 1, path("d/e/two")));

    assertEquals(file("two", 0600), reader().identify(path("d/e/two")));
    assertEquals(NOTHING, reader().identify(path("d/e/one")));
  }

  @Test
  void aFileInThePlaceOfAFolderThatWasJustWorkedInIsInTheWay() throws IOException {
    String batch = batchWhoseFolderHasVanished();
    userWrites("d/e", "mine");

    assertFalse(writer().place(batch, 1, path("d/e/two")));

    assertEquals(file("mine", 0644), reader().identify(path("d/e")));
    assertEquals(file("two", 0600), writer().identify(batch, 1));
  }

  @Test
  void aBatchIsMadeReadyWhileAnotherIsWorkedOn() throws IOException {
    offer("next");
    String batch = stageOne(writer().begin(), 0, "one", 0644);
    String next = writer().begin();
    List<StageRequest> requests = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      requests.add(new StageRequest(i, path("next" + i), file("next", 0644), OLD));
    }
    Staging staging = writer().stage(next, requests);

    writer().intend(batch, new Intent(List.of()));
    writer().sync();
    assertTrue(writer().place(batch, 0, path("one")));
    writer().end(batch);

    assertEquals(50, staging.results().size());
    assertTrue(staging.results().stream().allMatch(StageResult.Staged.class::isInstance));
    assertEquals(new TreeSet<>(List.of(next)), writer().batches());
    assertTrue(writer().place(next, 49, path("next49")));
    assertEquals(file("next", 0644), reader().identify(path("next49")));
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

  // ---- moving folders

  @Test
  void aFolderIsMovedWithAllThatIsInIt() throws IOException {
    userMakesFolder("d", 0750);
    userWrites("d/x", "x");
    userMakesFolder("d/deep", 0755);
    userLinks("d/deep/l", "x");

    assertTrue(writer().moveFolder(path("d"), path("e")));

    assertEquals(List.of("e", "e/deep", "e/deep/l", "e/x"), names(scan().items()));
    assertEquals(new Content.Folder(0750), reader().identify(path("e")));
  }

  @Test
  void aFolderIsNeverMovedOverAnything() throws IOException {
    userMakesFolder("d", 0755);
    userWrites("d/x", "x");
    userWrites("file", "1");
    userMakesFolder("empty", 0755);
    userLinks("link", "nowhere");
    for (String to : List.of("file", "empty", "link")) {
      assertFalse(writer().moveFolder(path("d"), path(to)), to);
    }
    for (String from : List.of("file", "link", "missing", "missing/x")) {
      assertFalse(writer().moveFolder(path(from), path("new")), from);
    }
    assertEquals(List.of("d", "d/x", "empty", "file", "link"), names(scan().items()));
  }

  @Test
  void aFolderIsMovedInAReadOnlyOneThatStaysSo() throws IOException {
    userMakesFolder("top", 0755);
    userMakesFolder("top/d", 0755);
    userWrites("top/d/x", "x");
    userSetsMode("top", 0555);

    assertTrue(writer().moveFolder(path("top/d"), path("top/e")));

    assertEquals(List.of("top", "top/e", "top/e/x"), names(scan().items()));
    assertEquals(new Content.Folder(0555), reader().identify(path("top")));
  }
}
