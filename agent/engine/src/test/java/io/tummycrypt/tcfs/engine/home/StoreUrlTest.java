package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///srv/tcfs",
        "file:/srv/tcfs",
        "FILE:///srv/tcfs/",
        "file:///srv//./x/../tcfs",
        "file:///srv/tc%66s"
      })
  void equalPlacesAreEqual(String text) {
    StoreUrl url = StoreUrl.parse(text);
    assertEquals(StoreUrl.ofDirectory(Path.of("/srv/tcfs")), url);
    assertEquals("file:///srv/tcfs", url.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a b", "/100%", "/日本/?#", "/a:b", "/new\nline"})
  void everyFolderComesBackFromItsUrl(String folder) {
    StoreUrl url = StoreUrl.ofDirectory(Path.of(folder));
    assertEquals(url, StoreUrl.parse(url.toString()));
    assertEquals(Path.of(folder), StoreUrl.parse(url.toString()).directory());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/srv/tcfs",
        "s3://bucket",
        "file://host/srv",
        "file:srv",
        "file:////host/share",
        "file:///srv?x",
        "file:///srv#x",
        "file:///srv%00",
        "http://[",
      })
  void everythingElseIsRefused(String text) {
    assertNotNull(StoreUrl.refusal(text));
    assertThrows(IllegalArgumentException.class, () -> StoreUrl.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/srv/tcfs, '/srv/tcfs'; a path is written file:///srv/tcfs",
        "/a b@c, '/a b@c'; a path is written file:///a%20b@c",
        "file:///a b, 'file:///a b'; a space is written %20",
        "file:///a^b, it has a character that is written with a %",
        "file:///100%, it has a character that is written with a %",
        "file://srv/tcfs, 'file://srv/tcfs'; a path begins at the third slash",
        "s3://bucket, found 's3://bucket'",
      })
  void aRefusalSaysWhatIsWrong(String text, String reason) {
    String refusal = String.valueOf(StoreUrl.refusal(text));
    assertTrue(
        refusal.startsWith("expected file:///FOLDER with an absolute path, found "), refusal);
    assertTrue(refusal.contains(reason), refusal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:hunter2@s3.lab/x",
        "file://me:hunter2@nas/srv",
        "me:hunter2@nas",
        "https://s3.lab/x?token=hunter2"
      })
  void whatMayBeAPasswordIsNotRepeated(String text) {
    String refusal = String.valueOf(StoreUrl.refusal(text));
    assertFalse(refusal.contains("hunter2"), refusal);
  }
}
