package io.tummycrypt.tcfs.store.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.JsonReader;
import io.tummycrypt.tcfs.store.format.JsonText;
import io.tummycrypt.tcfs.store.format.RefusedPathException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryFormatTest {
  private static final ObjectKey KEY = new ObjectKey("segments/yoga/abc");
  private static final String PUT =
      """
      {"seq":7,"op":"put","version":2,"root":"git","rel_path":"notes/a.txt",\
      "dot":"yoga~0000000000000001:5","kind":"file",\
      "file_hash":"%1$s","file_size":3,"mode":420,"chunks":["%1$s"],\
      "mtime":"2026-11-01T12:00:00.000000001Z","vclock":{"clocks":{"yoga~0000000000000001":5}},\
      "written_by":"yoga","on_conflict":"auto","written_at":1700000000}\
      """
          .formatted("ab".repeat(32));

  @Test
  void readsWhatItWrote() throws IOException {
    long seed = 20261101;
    System.out.println("seed " + seed);
    Samples samples = new Samples(seed);
    for (int i = 0; i < 20_000; i++) {
      StoredEntry entry = samples.entry();
      byte[] line = JsonText.object(out -> EntryWriter.write(out, entry));
      assertEquals(entry, read(new String(line, StandardCharsets.UTF_8)), () -> "entry of " + seed);
      assertTrue(isOneAsciiLine(line), () -> new String(line, StandardCharsets.UTF_8));
    }
  }

  private static boolean isOneAsciiLine(byte[] line) {
    for (byte b : line) {
      if (b < ' ') {
        return false;
      }
    }
    return true;
  }

  @Test
  void writesTheMembersOfTheDocument() throws IOException {
    StoredEntry entry = read(PUT);
    assertEquals(1_700_000_000, entry.writtenAt());
    assertEquals(List.of(Digest.ofHex("ab".repeat(32))), entry.chunks());
    Put put = (Put) entry.entry();
    assertEquals(7, put.seq());
    assertEquals(new Content.File(Digest.ofHex("ab".repeat(32)), 3, 0644), put.version().content());
    assertEquals(Content.nothing(), put.version().from());
    byte[] again = JsonText.object(out -> EntryWriter.write(out, entry));
    assertEquals(PUT, new String(again, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":2 | \"version\":3 | version '3'",
        "\"op\":\"put\" | \"op\":\"merge\" | op 'merge'",
        "\"kind\":\"file\" | \"kind\":\"socket\" | kind 'socket'",
        "\"seq\":7 | \"seq\":7,\"colour\":\"red\" | 'colour'",
      })
  void failsClosedOnWhatItDoesNotKnow(String right, String other, String named) {
    IOException refused =
        assertThrows(UnknownFormatException.class, () -> read(PUT.replace(right, other)));
    requireNames(refused, named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "a/../b",
        "",
        "a//b",
        ".",
        "..",
        "a/./b",
        "nul\\u0000",
        ".git/config",
        "a/.GIT/hooks/post-checkout",
        "git~1",
        ".g\\u200cit",
        ".git. ",
        ".tcfs/marker",
        ".TCFS/vault",
        "lone\\ud800"
      })
  void refusesPathsThatCouldDoHarm(String path) {
    for (String member : List.of("rel_path", "copy_of", "moved_from")) {
      String line =
          member.equals("rel_path")
              ? PUT.replace("notes/a.txt", path)
              : PUT.replace("\"seq\":7", "\"seq\":7,\"" + member + "\":\"" + path + "\"");
      requireNames(assertThrows(RefusedPathException.class, () -> read(line), member), "refused");
    }
  }

  @Test
  void refusesALongPath() {
    String line = PUT.replace("notes/a.txt", "long/".repeat(900) + "x");
    requireNames(assertThrows(RefusedPathException.class, () -> read(line)), "4,095");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"mode\":420 | \"mode\":2541",
        "\"mode\":420 | \"mode\":99999999999",
        "\"file_size\":3 | \"file_size\":-3",
        "\"file_size\":3 | \"file_size\":99999999999999999999",
        "\"file_size\":3 | \"file_size\":3.5",
        "\"file_size\":3 | \"file_size\":true",
        "\"file_size\":3 | \"file_size\":\"3\"",
        "\"file_size\":3 | \"file_size\":0",
        "\"root\":\"git\" | \"root\":\"../x\"",
        "\"root\":\"git\" | \"root\":null",
        "\"written_by\":\"yoga\" | \"written_by\":\"Yo Ga\"",
        "yoga~0000000000000001:5 | yoga~0000000000000001:6",
        "yoga~0000000000000001:5 | yoga:5",
        "yoga~0000000000000001\":5 | yoga~0000000000000001\":-5",
        "2026-11-01T12 | yesterday",
        "\"auto\" | \"maybe\"",
        "\"seq\":7 | \"seq\":7,\"seq\":8",
        "\"seq\":7, | ''",
        "{\"clocks\" | {\"clock\"",
        "\"seq\":7 | \"seq\":7,\"from\":{\"kind\":\"folder\",\"mode\":-1}",
        "abab | ABAB",
        "\"chunks\":[ | \"chunks\":[[",
      })
  void refusesWhatIsNotAnEntry(String right, String other) {
    String line = PUT.replace(right, other == null ? "" : other);
    assertTrue(!line.equals(PUT), "nothing was replaced");
    requireNames(assertThrows(DamagedObjectException.class, () -> read(line)), "expected");
  }

  @Test
  void refusesEveryPrefixOfAnEntry() {
    for (int i = 0; i < PUT.length(); i++) {
      String cut = PUT.substring(0, i);
      requireNames(assertThrows(DamagedObjectException.class, () -> read(cut)), "expected");
    }
  }

  @Test
  void refusesDeepJson() {
    String deep = "{\"a\":".repeat(100_000);
    requireNames(assertThrows(DamagedObjectException.class, () -> read(deep)), "depth");
  }

  private static void requireNames(IOException refused, String named) {
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("'" + KEY + "'") && message.contains(named), message);
  }

  private static StoredEntry read(String line) throws IOException {
    return new EntryReader().read(JsonReader.only(KEY, line.getBytes(StandardCharsets.UTF_8)));
  }
}
