package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
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
