package io.tummycrypt.tcfs.store.older;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What becomes of an older store, by what the fleet has. */
final class ImportPlannerTest {
  private static final RootName DOCS = new RootName("docs");
  private static final Place INTO = new Place(DOCS, null);
  private static final DeviceName YOGA = new DeviceName("yoga");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final ImportedVersions VERSIONS = new ImportedVersions(YOGA, NOON);
  private static final Origin NEO =
      new Origin("neo", 1_700_000_000, new TreeMap<>(Map.of("neo", 2L)));

  private final List<Version> fleet = new ArrayList<>();
  private long counter;

  private static OlderEntry file(String name, int seed) {
    return new OlderEntry(name, new OlderEntry.File(source(seed), 0644, NEO));
  }

  private static OlderFile source(int seed) {
    return new OlderFile("manifests/" + seed, hash(-seed), hash(seed), seed);
  }

  private static Digest hash(int seed) {
    return Hasher.hash(new byte[] {(byte) seed});
  }

  private static Content content(int seed) {
    return new Content.File(hash(seed), seed, 0600);
  }

  private Version has(String path, Content content, Content from, Clock seen) {
    Dot dot = new Dot(new Incarnation(new DeviceName("lab"), 7), ++counter);
    Version version =
        new Version(
            DOCS,
            TreePath.parse(path),
            content,
            NOON,
            seen.tick(dot),
            new DeviceName("lab"),
            dot,
            from,
            ConflictMode.AUTO,
            null,
            null);
    fleet.add(version);
    return version;
  }

  private Version has(String path, Content content) {
    return has(path, content, Content.nothing(), Clock.ZERO);
  }

  private FleetView view() {
    List<LogEntry> log = new ArrayList<>();
    fleet.forEach(version -> log.add(new LogEntry.Put(1, version)));
    return FleetView.of(List.of(Log.EMPTY.append(log)));
  }

  private ImportPlan plan(Place into, OlderEntry... entries) {
    OlderCatalog.Contents contents = new OlderCatalog.Contents(Arrays.asList(entries), 3);
    return ImportPlanner.plan(contents, view(), into, VERSIONS);
  }

  private String kinds(OlderEntry... entries) {
    StringBuilder kinds = new StringBuilder();
    for (ImportPlan.Item item : plan(INTO, entries).items()) {
      kinds.append(item.getClass().getSimpleName()).append(' ');
    }
    return kinds.toString().strip();
  }

  @Test
  void whatTheFleetHasNotIsNew() {
    ImportPlan plan = plan(new Place(DOCS, TreePath.parse("old")), file("b", 2), file("a/x", 1));
    assertEquals(
        List.of("old/a/x", "old/b"),
        plan.news().stream().map(item -> item.version().path().toString()).toList());
    Version version = plan.news().getFirst().version();
    assertEquals("neo", version.by().text());
    assertEquals(YOGA, version.dot().writer().device());
    assertEquals(Instant.ofEpochSecond(1_700_000_000), version.mtime());
    assertEquals(ConflictMode.INTERACTIVE, version.onConflict());
    assertEquals(3, plan.bytes());
    assertEquals(3, plan.unnamed());
  }

  @Test
  void whatTheFleetHasAlreadyIsLeftAloneWhateverItsMode() {
    has("a", content(1));
    assertEquals("Known", kinds(file("a", 1)));
  }

  @Test
  void somethingElseIsNeverReplacedAndBothAreNamed() {
    Version there = has("a", content(2));
    ImportPlan.Differing differing = plan(INTO, file("a", 1)).differing().getFirst();
    assertEquals(List.of(there), differing.fleet());
    assertEquals("neo", differing.device());
    assertEquals(hash(1), ((Content.File) differing.older()).digest());
  }

  @Test
  void aFolderThatGotSomethingMeanwhileIsThereAtTheSecondLookToo() {
    ImportPlan plan = plan(INTO, new OlderEntry("folder", new OlderEntry.Folder()));
    Version folder = plan.news().getFirst().version();
    has("folder/x", content(2));
    assertEquals(new ImportPlan.Known(folder.path()), ImportPlanner.against(folder, view()));
    has("file", content(1));
    Version other = VERSIONS.of(DOCS, TreePath.parse("file"), folder.content(), Origin.UNKNOWN);
    assertEquals(ImportPlan.Differing.class, ImportPlanner.against(other, view()).getClass());
  }

  @Test
  void aFileIsInTheWayOfAFolderAndTheOtherWayRound() {
    has("file", content(1));
    has("folder/x", content(2));
    has("deep/er", content(3), Content.nothing(), Clock.ZERO);
    assertEquals(
        "Differing Differing Differing",
        kinds(file("file/below", 5), file("folder", 5), file("deep/er/and/deeper", 5)));
    OlderEntry folder = new OlderEntry("file", new OlderEntry.Folder());
    assertEquals("Differing", kinds(folder));
  }

  @Test
  void whatWasImportedAndEditedOrDeletedSinceDoesNotComeBack() {
    Version imported = plan(INTO, file("a", 1)).news().getFirst().version();
    has("a", content(9), imported.content(), imported.clock());
    assertEquals("Known", kinds(file("a", 1)));
    fleet.clear();
    has("a", Content.nothing(), imported.content(), imported.clock());
    assertEquals("Known", kinds(file("a", 1)));
    assertEquals("New", kinds(file("a", 2)), "something else was never here");
  }

  @Test
  void whatTheFleetHasDeletedDoesNotComeBackEither() {
    has("a", Content.nothing(), content(1), Clock.ZERO);
    assertEquals("Known", kinds(file("a", 1)));
    assertEquals("New", kinds(file("a", 2)));
  }

  @Test
  void aFolderIsImportedOnlyWhereNothingElseMakesOne() {
    OlderEntry folder = new OlderEntry("f", new OlderEntry.Folder());
    assertEquals("New", kinds(folder));
    assertEquals("New", kinds(folder, file("f/x", 1)));
    has("f/y", content(1));
    assertEquals("Known", kinds(folder));
  }

  @Test
  void aFileAndAFolderOfOneNameKeepTheFolder() {
    assertEquals("Refused New", kinds(new OlderEntry("f", new OlderEntry.Folder()), file("f", 1)));
    assertEquals("Refused New", kinds(file("f", 1), new OlderEntry("f", new OlderEntry.Folder())));
    assertEquals("Refused New", kinds(file("f", 1), file("f/x", 2)));
  }

  @Test
  void namesAreJudgedAgainEvenIfTheCatalogDidNot() {
    OlderEntry unusable = new OlderEntry("x", new OlderEntry.Unusable("why"));
    assertEquals(
        "Refused Refused Refused Refused",
        kinds(file("../x", 1), file("/x", 1), unusable, file("a/.git/x", 1)));
    String deep = "d/".repeat(2040) + "x";
    ImportPlan plan = plan(new Place(DOCS, TreePath.parse("e".repeat(100))), file(deep, 1));
    assertEquals("it is longer than 4,095 bytes", plan.refused().getFirst().reason());
    assertEquals(1, plan(INTO, new OlderEntry("x", new OlderEntry.Deleted())).deleted());
  }

  @Test
  void noTwoThingsAreTheSameEditAndOneThingAlwaysIs() {
    Set<Dot> dots = new HashSet<>();
    List<Origin> origins =
        List.of(
            NEO,
            Origin.UNKNOWN,
            new Origin("neo", 1_700_000_001, NEO.clock()),
            new Origin("neo", 1_700_000_000, new TreeMap<>(Map.of("neo", 3L))),
            new Origin("honey", 1_700_000_000, NEO.clock()));
    List<Content> contents =
        List.of(content(1), content(2), new Content.File(hash(1), 1, 0644), new Content.Link("a"));
    for (Origin origin : origins) {
      for (Content content : contents) {
        for (String path : List.of("a", "b")) {
          Version version = VERSIONS.of(DOCS, TreePath.parse(path), content, origin);
          assertTrue(dots.add(version.dot()));
          assertEquals(version, VERSIONS.of(DOCS, TreePath.parse(path), content, origin));
          Version other =
              new ImportedVersions(new DeviceName("lab"), NOON)
                  .of(DOCS, TreePath.parse(path), content, origin);
          assertNotEquals(version.dot(), other.dot());
          assertTrue(ImportedVersions.hasSeen(other, version));
        }
      }
    }
  }

  @Test
  void whoNobodySaysWasTheImporterAndWhenIsNow() {
    Version version = VERSIONS.of(DOCS, TreePath.parse("a"), content(1), Origin.UNKNOWN);
    assertEquals(YOGA, version.by());
    assertEquals(NOON, version.mtime());
    Origin odd = new Origin("Neo's Mac.local", 5, new TreeMap<>());
    assertEquals(YOGA, VERSIONS.of(DOCS, TreePath.parse("a"), content(1), odd).by());
  }

  /** The bits are part of what is published for ever: they never change. */
  @Test
  void theIncarnationOfAnImportIsWhatItAlwaysWas() {
    Version version = VERSIONS.of(DOCS, TreePath.parse("a"), new Content.Link("t"), NEO);
    assertEquals("yoga~7577a9f33c195f27:1", version.dot().toString());
  }
}
