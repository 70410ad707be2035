package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code sync} that is killed in the middle of a large file need not send all of it again. */
class ResumeTest implements AnyStore {
  private static final int PACK = 16 << 20;
  private static final int LARGE = 5 * PACK;
  private static final Pattern PACK_BYTES = Pattern.compile("\"packBytes\" *: *(\\d+)");

  @TempDir Path folder;

  private LossPair pair;
  private Machine a;
  private Machine b;

  @BeforeEach
  void joinTwo() throws IOException {
    pair = LossPair.in(folder, place(folder));
    a = pair.a();
    b = pair.b();
  }

  @Test
  void atMostOnePackIsSentAgain() throws Exception {
    cut();
    long noted = Files.readAllLines(notes()).size();
    long stored = packs().size();
    assertTrue(noted >= 2 && stored <= noted + 1, noted + " noted of " + stored);

    long sent = sentBy(a.done("sync", "--json", "--stats"));

    long left = LARGE - noted * PACK;
    assertTrue(sent > 0 && sent < left + PACK / 16, sent + " bytes sent for " + left);
    assertFalse(Files.exists(notes()), "the note outlives what it is for");
    pair.endsEqual();
    assertEquals(-1, Files.mismatch(a.at("large.bin"), b.at("large.bin")));
    a.done("store", "check", "--read-data");
  }

  @Test
  void aNoteThatCannotBeReadCostsTimeAlone() throws Exception {
    Files.write(a.at("large.bin"), OddFolder.random(PACK + PACK / 4));
    Files.createDirectories(notes().resolve("in the way"));

    a.sync();

    pair.endsEqual();
    assertEquals(-1, Files.mismatch(a.at("large.bin"), b.at("large.bin")));
  }

  @Test
  void whatIsNotHereToBePublishedStaysNoted() throws Exception {
    cut();
    Path away = a.docs().resolveSibling("away");
    Files.move(a.docs(), away);
    a.tcfs("sync");
    assertTrue(Files.exists(notes()));

    Files.move(away, a.docs());
    a.sync();
    assertFalse(Files.exists(notes()));
  }

  /** A sync of a large file that is killed when it has stored two packs or three of five. */
  private void cut() throws Exception {
    Files.write(a.at("large.bin"), OddFolder.random(LARGE));
    KilledSync sync = KilledSync.startSlowly(a);
    sync.stopAt(() -> Files.exists(notes()) && Files.readAllLines(notes()).size() > 1);
    sync.signal("KILL");
    assertEquals(128 + 9, sync.ends(), sync::output);
  }

  private Path notes() {
    return a.home().resolve("state/unnamed-packs");
  }

  private List<Path> packs() throws IOException {
    return KillUsers.files(a.store().resolve("packs")).stream()
        .filter(pack -> !S3Server.isUpload(pack))
        .toList();
  }

  private static long sentBy(Machine.Ended sync) {
    Matcher found = PACK_BYTES.matcher(sync.all());
    assertTrue(found.find(), sync::all);
    return Long.parseLong(found.group(1));
  }
}
