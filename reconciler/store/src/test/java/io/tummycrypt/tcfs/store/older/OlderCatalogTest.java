package io.tummycrypt.tcfs.store.older;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an older store has is read as it is, and what is wrong with it is told by path. */
final class OlderCatalogTest {
  private final InMemoryOlderObjects objects = new InMemoryOlderObjects();
  private final OlderStore store = new OlderStore(objects::put);

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private OlderEntry.Found only() throws IOException {
    List<OlderEntry> entries = new OlderCatalog(objects).read().entries();
    assertEquals(1, entries.size());
    return entries.getFirst().found();
  }

  private String refusal() throws IOException {
    return ((OlderEntry.Unusable) only()).reason();
  }

  private byte[] content() throws IOException {
    OlderFile file = ((OlderEntry.File) only()).source();
    try (OlderContents contents = new OlderContents(objects);
        InputStream in = contents.open(file)) {
      byte[] read = in.readAllBytes();
      assertEquals(file.digest(), Hasher.hash(read));
      assertEquals(file.size(), read.length);
      return read;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1000, 1001, 123_456})
  void readsFilesOfVersions1And2ByteByByte(int length) throws IOException {
    store.version1("a/b.txt", bytes(length));
    assertArrayEquals(bytes(length), content());
    assertEquals(0644, ((OlderEntry.File) only()).mode());
    store.version2("a/b.txt", bytes(length), "neo", 0750);
    assertArrayEquals(bytes(length), content());
    OlderEntry.File file = (OlderEntry.File) only();
    assertEquals(0750, file.mode());
    assertEquals("neo", file.origin().device());
    assertEquals(1_700_000_000, file.origin().writtenAt());
  }

  @Test
  void readsAManifestThatIsCalledAfterItself() throws IOException {
    List<String> chunks = store.chunks(bytes(2500));
    String manifest = OlderStore.manifest(2, "a", bytes(2500), chunks, "neo", 0644);
    String name = Hasher.hash(("tcfs-sync-manifest-object-v1\0" + manifest).getBytes(UTF_8)).hex();
    store.put("manifests/" + name, manifest);
    store.put(
        "index/a",
        "{\"version\":2,\"state\":\"committed\",\"current\":{\"manifest_hash\":\"%s\"}}"
            .formatted(name));
    assertArrayEquals(bytes(2500), content());
  }

  @Test
  void readsLinksFoldersAndDeletions() throws IOException {
    store.link("links/a", "../target.txt");
    store.put("index/empty/.tcfs_dir", "type=directory\n");
    store.put("index/gone", "{\"version\":4,\"state\":\"deleted\"}");
    store.put("index/folder/", "");

    String found =
        new OlderCatalog(objects)
            .read().entries().stream()
                .map(each -> each.name() + " " + each.found().getClass().getSimpleName())
                .collect(Collectors.joining(", "));

    assertEquals("empty Folder, gone Deleted, links/a Link", found);
  }

  @Test
  void takesWhatWasAboutToBePublishedIfItIsThere() throws IOException {
    store.version2("a", bytes(10), "neo", 0644);
    String old = Hasher.hash(bytes(10)).hex();
    String next = Hasher.hash(bytes(20)).hex();
    store.put(
        "index/a",
        """
        {"version":2,"state":"preparing","current":{"manifest_hash":"%s","size":10,"chunks":1},
         "pending":{"manifest_hash":"%s","size":20,"chunks":1,"staged_manifest_key":"staging/x"}}\
        """
            .formatted(old, next));
    assertArrayEquals(bytes(10), content());
    store.put(
        "manifests/" + next,
        OlderStore.manifest(2, "a", bytes(20), store.chunks(bytes(20)), "neo", 0644));
    assertArrayEquals(bytes(20), content());
  }

  @Test
  void countsTheManifestsThatNoPathHasAnyMore() throws IOException {
    store.version2("a", bytes(10), "neo", 0644);
    store.version2("a", bytes(20), "neo", 0644);
    assertEquals(1, new OlderCatalog(objects).read().unnamed());
  }

  @Test
  void namesAManifestThatIsMissingCutFlippedOrAnother() throws IOException {
    store.version2("a", bytes(2500), "neo", 0644);
    String name = Hasher.hash(bytes(2500)).hex();
    String key = "manifests/" + name;
    byte[] manifest = objects.read(key, 1 << 20);
    assertRefused(
        "damaged: found 3 chunks, expected 4 by 'index/a'",
        () -> {
          store.indexText("a", name, 2500, 4);
        });
    assertRefused(
        "damaged: found size 2500, expected 2501",
        () -> {
          store.indexText("a", name, 2501, 3);
        });
    store.indexText("a", name, 2500, 3);
    assertRefused(
        "is damaged",
        () -> {
          objects.put(key, new String(manifest, UTF_8).substring(0, 300).getBytes(UTF_8));
        });
    assertRefused(
        "chunk with something else",
        () -> {
          String flipped = new String(manifest, UTF_8).replaceFirst("\"chunks\": \\[\"..", "$0zz");
          objects.put(key, flipped.getBytes(UTF_8));
        });
    assertRefused(
        "the manifest of " + Hasher.hash(bytes(7)).hex(),
        () -> {
          String other = OlderStore.manifest(2, "a", bytes(7), store.chunks(bytes(7)), "neo", 0644);
          store.put(key, other);
        });
    assertRefused("'" + key + "' is missing, which 'index/a' names", () -> objects.remove(key));
  }

  @Test
  void namesATextThatWasCut() throws IOException {
    store.version1("a", bytes(2500));
    String key = "manifests/" + Hasher.hash(bytes(2500)).hex();
    byte[] manifest = objects.read(key, 1 << 20);
    for (int end : List.of(0, 1, 64, 65, 100, 193)) {
      objects.put(key, new String(manifest, UTF_8).substring(0, end).getBytes(UTF_8));
      assertTrue(refusal().contains("is damaged"), refusal());
    }
  }

  @Test
  void refusesHashesThatWouldLeadElsewhere() throws IOException {
    store.put("index/a", "manifest_hash=../../secret\nsize=1\nchunks=1\n");
    assertTrue(refusal().contains("'index/a' is damaged: found manifest_hash"), refusal());
    String hash = Hasher.hash(bytes(1)).hex();
    store.indexText("a", hash, 1, 1);
    store.put("manifests/" + hash, "../index/a\n");
    assertTrue(refusal().contains("found chunk with something else"), refusal());
  }

  @Test
  void namesAnUnknownVersionByItsNumber() throws IOException {
    store.version2("a", bytes(5), "neo", 0644);
    String key = "manifests/" + Hasher.hash(bytes(5)).hex();
    store.put(key, OlderStore.manifest(7, "a", bytes(5), List.of(), "neo", 0644));
    assertTrue(refusal().contains("is a manifest of version 7, this tcfs knows"), refusal());
    store.put("index/a", "{\"version\":5,\"state\":\"committed\"}");
    assertTrue(refusal().contains("is an index entry of version 5, this tcfs knows"), refusal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/../../x",
        "/etc/passwd",
        "a//b",
        "a/./b",
        "nul\0l",
        "bell\u0007",
        "new\nline",
        "\u001b[2K",
        ".git/config",
        "a/.GIT/hooks/x",
        ".tcfs/marker",
        "a/.tcfs/x",
        "\ud800"
      })
  void refusesHostileNamesByPathAndReadsNothingForThem(String name) throws IOException {
    store.put("index/" + name, "no entry at all");
    List<OlderEntry> entries = new OlderCatalog(objects).read().entries();
    assertEquals(name, entries.getFirst().name());
    String reason = ((OlderEntry.Unusable) entries.getFirst().found()).reason();
    assertTrue(!reason.contains("damaged"), reason);
  }

  @Test
  void namesTheChunkThatIsMissingOrNotItself() throws IOException {
    store.version2("a", bytes(2500), "neo", 0644);
    List<String> chunks = store.chunks(bytes(2500));
    OlderFile file = ((OlderEntry.File) only()).source();
    objects.put("chunks/" + chunks.get(1), objects.read("chunks/" + chunks.get(0), 2000));
    assertFails("chunk 2 of 3, 'chunks/" + chunks.get(1) + "', is damaged", file);
    objects.remove("chunks/" + chunks.get(2));
    objects.put("chunks/" + chunks.get(1), Arrays.copyOfRange(bytes(2500), 1000, 2000));
    assertFails("chunk 3 of 3, 'chunks/" + chunks.get(2) + "', is missing", file);
  }

  @Test
  void noticesAManifestThatChangesAfterItWasRead() throws IOException {
    store.version2("a", bytes(2500), "neo", 0644);
    OlderFile file = ((OlderEntry.File) only()).source();
    store.put(file.manifest(), "");
    assertFails("'" + file.manifest() + "' has changed since", file);
    objects.remove(file.manifest());
    assertFails("'" + file.manifest() + "' is gone since it was read first", file);
  }

  @Test
  void isToldFromWhatIsNoOlderStore() throws IOException {
    store.put("other/x", "");
    assertThrows(StoreAbsentException.class, () -> new OlderCatalog(objects).read());
    store.put("tcfs-meta/identity.json", "{}");
    OlderFormatException refused =
        assertThrows(OlderFormatException.class, () -> new OlderCatalog(objects).read());
    assertTrue(String.valueOf(refused.getMessage()).contains("is a store of this tcfs"));
  }

  @Test
  void failsAsAWholeIfTheStoreIsAway() throws IOException {
    store.version2("a", bytes(5), "neo", 0644);
    objects.setAbsent(true);
    assertThrows(StoreAbsentException.class, () -> new OlderCatalog(objects).read());
  }

  @FunctionalInterface
  private interface Damage {
    void happen() throws IOException;
  }

  private void assertRefused(String reason, Damage damage) throws IOException {
    damage.happen();
    assertTrue(refusal().contains(reason), refusal());
  }

  private void assertFails(String reason, OlderFile file) throws IOException {
    try (OlderContents contents = new OlderContents(objects);
        InputStream in = contents.open(file)) {
      OlderFormatException failed =
          assertThrows(OlderFormatException.class, () -> in.readAllBytes());
      assertTrue(String.valueOf(failed.getMessage()).contains(reason), failed::toString);
    }
  }
}
