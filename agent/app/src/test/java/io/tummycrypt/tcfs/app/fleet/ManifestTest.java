package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.app.json.Schemas;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.entry.SyncManifest;
import io.tummycrypt.tcfs.store.format.JsonReader;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each published file has a manifest that says what is there, by a schema that is published. */
class ManifestTest extends ThreeMachines {
  private static final ObjectKey KEY = new ObjectKey("manifest");

  @BeforeEach
  void share() throws IOException {
    a.write("plan.txt", "first");
    fleet.converge();
  }

  /** Held against its schema, and read by the reader of the store's format. */
  private static SyncManifest manifest(Machine machine, String target) throws IOException {
    String text = machine.done("manifest", target).out();
    assertEquals(List.of(), Schemas.findings("sync-manifest.schema.json", text), text);
    return SyncManifest.read(JsonReader.only(KEY, text.getBytes(UTF_8)));
  }

  private static String content(SyncManifest manifest) {
    Content.File file = (Content.File) manifest.version().content();
    return file.digest().hex();
  }

  private static String hash(String text) {
    return Hasher.hash(text.getBytes(UTF_8)).hex();
  }

  @Test
  void tellsContentSizeChunksClockAndAuthor() throws IOException {
    b.write("plan.txt", "second, by b");
    fleet.converge();

    SyncManifest manifest = manifest(c, "docs/plan.txt");

    Content.File file = (Content.File) manifest.version().content();
    assertEquals(hash("second, by b"), file.digest().hex());
    assertEquals(12, file.size());
    assertEquals(List.of(file.digest()), manifest.chunks());
    assertEquals("b", manifest.version().by().text());
    assertEquals(2, manifest.version().clock().counters().size());
    assertEquals(manifest, manifest(a, a.at("plan.txt").toString()));
  }

  @Test
  void namesTheChunksOfALargeFileInOrder() throws IOException {
    byte[] bytes = new byte[1 << 20];
    new Random(7).nextBytes(bytes);
    Files.write(a.at("large"), bytes);
    fleet.converge();

    SyncManifest manifest = manifest(b, "docs/large");

    assertTrue(manifest.chunks().size() > 4, manifest.chunks()::toString);
    assertEquals(1 << 20, manifest.version().content().bytes());
    assertEquals(Hasher.hash(bytes).hex(), content(manifest));
  }

  @Test
  void tellsOfLinksFoldersEmptyFilesAndDeletions() throws Exception {
    a.write("empty", "");
    a.write("gone", "soon");
    a.shell("ln -s plan.txt link; mkdir folder");
    fleet.converge();
    a.delete("gone");
    a.sync();

    assertEquals(hash(""), content(manifest(b, "docs/empty")));
    assertEquals(List.of(), manifest(b, "docs/empty").chunks());
    assertEquals(new Content.Link("plan.txt"), manifest(b, "docs/link").version().content());
    assertTrue(manifest(b, "docs/folder").version().content() instanceof Content.Folder);
    assertEquals(Content.nothing(), manifest(b, "docs/gone").version().content());
  }

  @Test
  void takesAVersionAsShowDoesAndAnAtInAName() throws IOException {
    a.write("plan.txt", "second");
    a.write("notes@b", "a name");
    fleet.converge();

    assertEquals(hash("first"), content(manifest(b, "docs/plan.txt@a:1")));
    assertEquals(hash("second"), content(manifest(b, "docs/plan.txt@base")));
    assertEquals(hash("a name"), content(manifest(b, "docs/notes@b")));
    assertEquals(hash("a name"), content(manifest(b, "docs/notes@b@a")));
  }

  @Test
  void leavesAnOpenConflictToThePerson() throws IOException {
    a.declare("conflictMode: interactive");
    fleet.converge();
    a.write("plan.txt", "by a");
    b.write("plan.txt", "by b");
    a.sync();
    b.tcfs("sync");

    Ended refused = a.ends(1, "manifest", "docs/plan.txt");

    assertTrue(refused.err().contains("'docs/plan.txt' has 2 versions"), refused::all);
    assertEquals(hash("by b"), content(manifest(a, "docs/plan.txt@b")));
  }

  @Test
  void namesWhatIsNotOnRecord() {
    Ended refused = a.ends(1, "manifest", "docs/nothing");
    assertTrue(refused.err().contains("no version of 'docs/nothing' is on record"), refused::all);
  }
}
