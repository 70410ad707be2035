package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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
    assertEquals(List.of(Path.of(folder)), StoreUrl.parse(url.toString()).folders());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/srv/tcfs",
        "gs://bucket",
        "s3:bucket",
        "s3://",
        "s3://B",
        "s3://bucket//x",
        "s3://bucket/../x",
        "s3://bucket/.x",
        "s3://bucket/a b",
        "s3://bucket:80/x",
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
        "s3://bucket, s3://bucket, bucket, bucket",
        "S3://my.bucket/, s3://my.bucket, my.bucket, my.bucket",
        "s3://bucket/fleets/home/, s3://bucket/fleets/home, bucket, home"
      })
  void aBucketMayHaveAPrefix(String text, String url, String bucket, String lastName) {
    StoreUrl found = StoreUrl.parse(text);
    assertEquals(url, found.toString());
    assertEquals(found, StoreUrl.parse(url));
    assertEquals(bucket, ((BucketUrl) found).bucket());
    assertEquals(lastName, found.lastName());
    assertEquals(List.of(), found.folders());
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
        "gs://bucket, found 'gs://bucket'",
      })
  void aRefusalSaysWhatIsWrong(String text, String reason) {
    String refusal = String.valueOf(StoreUrl.refusal(text));
    assertTrue(
        refusal.startsWith(
            "expected file:///FOLDER with an absolute path, or s3://BUCKET/PREFIX, found "),
        refusal);
    assertTrue(refusal.contains(reason), refusal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:hunter2@s3.lab/x",
        "file://me:hunter2@nas/srv",
        "me:hunter2@nas",
        "https://s3.lab/x?token=hunter2",
        "s3://me:hunter2@bucket/x",
        "s3://bucket/x?token=hunter2"
      })
  void whatMayBeAPasswordIsNotRepeated(String text) {
    String refusal = String.valueOf(StoreUrl.refusal(text));
    assertFalse(refusal.contains("hunter2"), refusal);
  }
}
