package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.s3.S3ObjectStore;
import io.tummycrypt.tcfs.store.s3.S3Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs the daily commands once, so that the build can note in the AOT cache what they load. See
 * {@code make_cache} in {@code tools/start.sh}.
 */
public final class Rehearsal {
  private static final int DONE = 0;
  private static final int TO_APPLY = 2;

  private final Path folder;

  private Rehearsal(Path folder) {
    this.folder = folder;
  }

  /** Works in the folder given, which must exist, and leaves it to its owner to remove it. */
  public static void main(String[] args) throws IOException {
    new Rehearsal(Path.of(args[0])).play();
    System.exit(DONE);
  }

  private void play() throws IOException {
    Path docs = Files.createDirectories(folder.resolve("docs"));
    Path notes = Files.createDirectories(folder.resolve("notes"));
    Files.writeString(docs.resolve("letter.txt"), "Dear reader,\n");
    Files.writeString(Files.createDirectory(notes.resolve("a")).resolve("b.md"), "* a note\n");
    String store = StoreUrl.ofDirectory(folder.resolve("store")).toString();
    tcfs(DONE, "--version");
    tcfs(DONE, "--help");
    tcfs(
        DONE,
        "init",
        "--store",
        store,
        "--device",
        "ada",
        "--root",
        "docs=" + docs,
        "--root",
        "notes=" + notes);
    tcfs(TO_APPLY, "diff-desired");
    tcfs(DONE, "sync");
    tcfs(DONE, "status");
    Files.writeString(docs.resolve("letter.txt"), "Dear readers,\n");
    tcfs(TO_APPLY, "diff-desired", "--json");
    tcfs(DONE, "sync");
    tcfs(DONE, "diff-desired");
    tcfs(DONE, "status", "--json");
    tcfs(DONE, "conflicts");
    tcfs(DONE, "device", "list");
    tcfs(DONE, "config", "effective");
    tcfs(DONE, "root", "list");
    tcfs(DONE, "complete", "--", "device", "revoke", "");
    tcfs(DONE, "complete", "--", "sy");
    tcfs(DONE, "status");
    playWithBucket();
  }

  /** What a store in a bucket takes beside all this. */
  private static void playWithBucket() throws IOException {
    try (RehearsalServer server = new RehearsalServer()) {
      Map<String, String> environment =
          Map.of(
              "TCFS_S3_ENDPOINT", server.endpoint(),
              "TCFS_S3_ACCESS", "a",
              "TCFS_S3_SECRET", "s");
      ObjectStore bucket = S3ObjectStore.open(S3Options.of("rehearsal", ""), environment);
      for (ObjectKey key : bucket.list("")) {
        bucket.read(key, 1);
        bucket.createOnce(key, new byte[1]);
        bucket.delete(key);
      }
    }
  }

  private void tcfs(int expected, String... args) {
    Map<String, String> environment =
        Map.of("HOME", folder.toString(), "TCFS_HOME", folder.resolve("tcfs").toString());
    int code = Main.run(environment, args);
    if (code != expected) {
      throw new IllegalStateException(
          "tcfs %s: exit code %d, expected %d".formatted(String.join(" ", args), code, expected));
    }
  }
}
