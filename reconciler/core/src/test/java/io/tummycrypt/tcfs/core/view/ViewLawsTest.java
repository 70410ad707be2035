package io.tummycrypt.tcfs.core.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is made of all logs depends on the set of versions in them, and on no order. */
class ViewLawsTest {
  private static final int SAMPLES = 3_000;
  private static final long SEED = Generators.firstSeed(ViewLawsTest.class);
  private static final RootName ROOT = new RootName("docs");

  private final Generators any = Generators.seeded(SEED);

  /** Some versions of these paths; a dot at a path names one of them. */
  private List<Version> versions(String... paths) {
    Map<VersionKey, Version> versions = new TreeMap<>();
    any.listOf(any.below(9), () -> any.version(ROOT, TreePath.parse(any.pick(List.of(paths)))))
        .forEach(version -> versions.putIfAbsent(version.key(), version));
    return new ArrayList<>(versions.values());
  }

  private <T> List<T> shuffled(List<T> items) {
    List<T> left = new ArrayList<>(items);
    List<T> shuffled = new ArrayList<>();
    while (!left.isEmpty()) {
      shuffled.add(left.remove(any.below(left.size())));
    }
    return shuffled;
  }

  /** The versions in so many logs, some of them in several. */
  private List<Log> logs(List<Version> versions, int count) {
    List<List<LogEntry>> entries = any.listOf(count, ArrayList::new);
    for (Version version : versions) {
      entries.get(any.below(count)).add(new LogEntry.Put(1 + any.below(5), version));
      if (any.chance(20)) {
        entries.get(any.below(count)).add(new LogEntry.Put(1 + any.below(5), version));
      }
    }
    return entries.stream().map(Log.EMPTY::append).toList();
  }

  @Test
  void siblingsDoNotDependOnOrderOrRepetition() {
    for (int i = 0; i < SAMPLES; i++) {
      List<Version> versions = versions("a");
      List<Version> repeated = new ArrayList<>(versions);
      repeated.addAll(versions);

      assertEquals(Siblings.of(versions), Siblings.of(shuffled(repeated)));
    }
  }

  @Test
  void noSiblingDominatesAnotherAndEveryVersionIsCoveredByOne() {
    for (int i = 0; i < SAMPLES; i++) {
      List<Version> versions = versions("a");
      List<Version> kept = Siblings.of(versions).versions();

      for (Version version : versions) {
        assertTrue(kept.stream().anyMatch(k -> k.clock().covers(version.clock())));
      }
      for (Version version : kept) {
        assertTrue(kept.stream().noneMatch(other -> other.dominates(version)));
      }
    }
  }

  @Test
  void takingDominatedVersionsAwayChangesNoSibling() {
    for (int i = 0; i < SAMPLES; i++) {
      List<Version> versions = versions("a");
      Siblings siblings = Siblings.of(versions);
      List<Version> fewer = new ArrayList<>(versions);
      fewer.removeIf(version -> !siblings.versions().contains(version) && any.chance(50));

      assertEquals(siblings, Siblings.of(fewer));
    }
  }

  @Test
  void theJoinCoversEverySiblingAndNothingElse() {
    for (int i = 0; i < SAMPLES; i++) {
      Siblings siblings = Siblings.of(versions("a"));
      Clock join = siblings.join();

      siblings.versions().forEach(version -> assertTrue(join.covers(version.clock())));
      join.counters()
          .forEach((writer, counter) ->
              assertTrue(
                  siblings.versions().stream()
                      .anyMatch(v -> v.clock().counter(writer) == counter)));
    }
  }

  @Test
  void theViewDoesNotDependOnWhichLogHoldsAVersion() {
    for (int i = 0; i < SAMPLES; i++) {
      List<Version> versions = versions("a", "a/b", "c");
      FleetView one = FleetView.of(shuffled(logs(versions, 1)));
      FleetView three = FleetView.of(shuffled(logs(versions, 3)));

      for (String path : List.of("a", "a/b", "c")) {
        TreePath at = TreePath.parse(path);
        assertEquals(one.siblings(ROOT, at), three.siblings(ROOT, at));
      }
      assertEquals(ViewDigest.of(one), ViewDigest.of(three));
    }
  }

  @Test
  void theDigestKnowsNeitherTombstonesNorHistoryNorClocks() {
    for (int i = 0; i < SAMPLES; i++) {
      List<Version> versions = versions("a", "a/b", "c");
      versions.add(any.version(ROOT, TreePath.parse("always")));
      FleetView all = FleetView.of(logs(versions, 2));
      List<Version> live = new ArrayList<>();
      all.of(ROOT).forEach(here -> live.addAll(Siblings.of(here).live()));
      if (!live.isEmpty()) {
        assertEquals(ViewDigest.of(all), ViewDigest.of(FleetView.of(logs(live, 2))));
      }
    }
  }

  @Test
  void theDigestDiffersWhenALiveSiblingDiffers() {
    Version version = any.version(ROOT, TreePath.parse("a"));
    while (!(version.content() instanceof Content.File)) {
      version = any.version(ROOT, TreePath.parse("a"));
    }
    Content.File file = (Content.File) version.content();

    Content otherMode = new Content.File(file.digest(), file.size(), 0444);
    assertNotEquals(digest(version), digest(with(version, otherMode)));
    assertNotEquals(digest(version), digest(with(version, new Content.Link("t"))));
    assertNotEquals(digest(version), digest(version.copiedTo(TreePath.parse("b"))));
  }

  private static Version with(Version version, Content content) {
    return new Version(
        version.root(),
        version.path(),
        content,
        version.mtime(),
        version.clock(),
        version.by(),
        version.dot(),
        version.from(),
        version.onConflict(),
        version.copyOf(),
        version.movedFrom());
  }

  private static Object digest(Version version) {
    Log log = Log.EMPTY.append(List.of(new LogEntry.Put(1, version)));
    return ViewDigest.of(FleetView.of(List.of(log)));
  }

  @Test
  void contentComesBeforeTombstonesAndEqualContentsCountOnce() {
    for (int i = 0; i < SAMPLES; i++) {
      Siblings siblings = Siblings.of(versions("a"));
      List<Version> contents = siblings.contents();

      assertEquals(siblings.live(), siblings.versions().subList(0, siblings.live().size()));
      assertEquals(siblings.isLive(), !contents.isEmpty());
      for (Version one : contents) {
        for (Version other : contents) {
          assertEquals(one.equals(other), one.content().sameContent(other.content()));
        }
      }
      if (siblings.isOpen()) {
        assertTrue(siblings.isConflict());
        assertFalse(siblings.winner().content() instanceof Content.Folder);
      }
    }
  }

  @Test
  void theVersionsOfAPathAreFoundFromAnywhere() {
    for (int i = 0; i < SAMPLES; i++) {
      List<Version> versions = versions("a", "a/b", "a.b", "c");
      RootVersions all = FleetView.of(logs(versions, 2)).of(ROOT);
      List<TreePath> paths = new ArrayList<>();
      all.paths().forEach(paths::add);

      assertEquals(versions.stream().map(Version::path).distinct().sorted().toList(), paths);
      for (TreePath path : paths) {
        List<List<Version>> from = new ArrayList<>();
        all.from(path).forEach(from::add);
        assertEquals(paths.size() - paths.indexOf(path), from.size());
        assertEquals(all.at(path), from.getFirst());
        all.at(path).forEach(version -> assertEquals(path, version.path()));
      }
      assertEquals(List.of(), all.at(TreePath.parse("b")));
      assertFalse(all.from(TreePath.parse("d")).iterator().hasNext());
    }
  }

  @Test
  void theVersionsOfPathsInTheirOrderAreThoseOfEach() {
    List<String> names = List.of("a", "a/b", "a/b/c", "b", "c", "d", "e/f", "g", "h", "i");
    for (int i = 0; i < SAMPLES / 3; i++) {
      RootVersions versions =
          RootVersions.of(versions(names.subList(any.below(9), 10).toArray(String[]::new)));
      RootVersions.InOrder inOrder = versions.inOrder();
      for (String name : names) {
        TreePath path = TreePath.parse(name);
        if (any.chance(60)) {
          assertEquals(versions.at(path), inOrder.at(path), "seed " + SEED);
          assertEquals(versions.at(path), inOrder.at(path), "asked again, seed " + SEED);
        }
      }
    }
  }

  @Test
  void theDigestOfAViewFollowsFromThatOfAnotherOne() {
    for (int i = 0; i < SAMPLES; i++) {
      FleetView view = FleetView.of(logs(versions("a", "b", "c"), 2));
      for (int next = 0; next < 3; next++) {
        if (any.chance(70)) {
          assertEquals(ViewDigest.of(view), view.digests(), "seed " + SEED);
        }
        List<Version> versions = new ArrayList<>(view.of(ROOT).all());
        versions.removeIf(_ -> any.chance(20));
        versions.addAll(versions("a", "aa", "b", "d"));
        view = FleetView.of(logs(versions, 3), view);
      }
      assertEquals(ViewDigest.of(view), view.digests(), "seed " + SEED);
    }
  }

  @Test
  void theDigestOfMoreVersionsFollowsFromThatOfTheFirst() {
    for (int i = 0; i < SAMPLES; i++) {
      FleetView before = FleetView.of(logs(versions("a", "a/b", "c"), 2));
      FleetView added = FleetView.of(logs(versions("a", "c", "d"), 1));
      List<Version> more = new ArrayList<>(added.of(ROOT).all());
      more.removeIf(
          version -> before.of(ROOT).all().stream().anyMatch(is -> is.key().equals(version.key())));
      List<Version> all = new ArrayList<>(before.of(ROOT).all());
      all.addAll(more);

      assertEquals(
          ViewDigest.of(FleetView.of(logs(all, 1))),
          ViewDigest.with(before.digests(), before, more));
    }
  }

  /** As the specification of the format says it. */
  @Test
  void theDigestIsTheSumOfTheHashesOfAllThatIsLive() throws Exception {
    for (int i = 0; i < SAMPLES; i++) {
      List<Version> versions = versions("a", "b", "c/d");
      FleetView view = FleetView.of(logs(versions, 3));
      BigInteger sum = BigInteger.ZERO;
      for (List<Version> path : view.of(ROOT)) {
        for (Version version : Siblings.of(path).live()) {
          sum = sum.add(new BigInteger(1, sha256(version)));
        }
      }
      sum = sum.mod(BigInteger.ONE.shiftLeft(256));

      Digest digest = ViewDigest.of(view).get(ROOT);
      assertEquals(sum, digest == null ? BigInteger.ZERO : new BigInteger(1, digest.bytes()));
    }
  }

  private static byte[] sha256(Version version) throws NoSuchAlgorithmException {
    String content =
        switch (version.content()) {
          case Content.File(Digest digest, long size, int mode) ->
              "file\0" + digest + "\0" + size + "\0" + Integer.toOctalString(mode);
          case Content.Link(String target) -> "link\0" + target + "\0";
          case Content.Folder(int mode) -> "folder\0\0" + Integer.toOctalString(mode);
          case Content.Tombstone() -> "tombstone";
        };
    String canonical =
        String.join(
            "\0", ROOT.text(), version.path().toString(), version.dot().toString(), content, "");
    return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
  }
}
