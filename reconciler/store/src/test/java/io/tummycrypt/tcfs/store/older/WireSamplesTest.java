package io.tummycrypt.tcfs.store.older;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What older versions wrote is read as they meant it: the published samples. */
final class WireSamplesTest {
  /** A text, or an object as JSON without white space. */
  private static String sample(String name) throws IOException {
    String all;
    try (InputStream in =
        Objects.requireNonNull(
            WireSamplesTest.class.getResourceAsStream("/vectors/wire-samples.json"))) {
      all = new String(in.readAllBytes(), UTF_8);
    }
    try (JsonParser parser = new JsonFactory().createParser(all)) {
      while (!name.equals(parser.nextFieldName())) {
        assertTrue(parser.hasCurrentToken(), name);
      }
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        return parser.getText();
      }
      int begin = (int) parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
      return all.substring(begin, end).replaceAll("\\s", "");
    }
  }

  private static OlderManifest manifest(String text) throws IOException {
    return OlderManifest.parse("manifests/m", text.getBytes(UTF_8));
  }

  private static IndexEntry index(String text) throws IOException {
    return IndexEntry.parse("index/i", text.getBytes(UTF_8));
  }

  @Test
  void readsAManifestOfVersion1() throws IOException {
    assertEquals(
        new OlderManifest.Chunks(List.of("hash1", "hash2", "hash3")),
        manifest(sample("manifest_v1_text")));
  }

  @Test
  void readsAManifestOfVersion2() throws IOException {
    Origin neo = new Origin("neo", 7, new TreeMap<>());
    assertEquals(
        new OlderManifest.File("deadbeef", 3, List.of("c0"), 0644, neo),
        manifest(sample("manifest_v2_minimal_legacy")));
  }

  @Test
  void readsTheManifestOfALink() throws IOException {
    Origin neo = new Origin("neo", 1_700_000_000, new TreeMap<>(Map.of("neo", 1L)));
    assertEquals(
        new OlderManifest.Link("../target.txt", neo), manifest(sample("manifest_v3_symlink")));
  }

  @Test
  void readsAnIndexEntryAndTheMarkerOfAFolder() throws IOException {
    assertEquals(
        new IndexEntry.Published(
            new IndexEntry.Target("abc123", OptionalLong.of(4096), OptionalLong.of(1), null), null),
        index(sample("index_text_old")));
    assertEquals(new IndexEntry.Folder(), index(sample("directory_marker")));
  }

  @Test
  void takesNullForNothingAndLeavesAloneWhatItDoesNotAskFor() throws IOException {
    String text =
        sample("manifest_v2_minimal_legacy")
            .replace("\"a.txt\"", "null")
            .replace("420", "null,\"compressed\":true,\"ratio\":0.5");
    assertTrue(manifest(text) instanceof OlderManifest.File file && file.mode() == 0644);
  }

  @Test
  void failsClosedOnAVersionThatItDoesNotKnowAndSaysWhich() throws IOException {
    String text = sample("manifest_v2_minimal_legacy");
    for (String version : List.of("1", "4", "17")) {
      String other = text.replace("\"version\":2", "\"version\":" + version);
      OlderFormatException refused =
          assertThrows(OlderFormatException.class, () -> manifest(other));
      String said = String.valueOf(refused.getMessage());
      assertTrue(said.contains("'manifests/m' is a manifest of version " + version), said);
    }
    OlderFormatException refused =
        assertThrows(
            OlderFormatException.class, () -> index("{\"version\":9,\"state\":\"committed\"}"));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains("'index/i' is an index entry of version 9"), said);
  }

  @Test
  void takesNoEncryptedContentForPlain() throws IOException {
    String text = sample("manifest_v2_minimal_legacy");
    String keyed = text.replace("\"mode\":420", "\"encrypted_file_key\":\"a2V5\"");
    assertEquals(new OlderManifest.Encrypted(), manifest(keyed));
    String wrapped = text.replace("\"mode\":420", "\"wrapped_file_keys\":[{\"device\":\"neo\"}]");
    assertEquals(new OlderManifest.Encrypted(), manifest(wrapped));
    String empty = text.replace("\"mode\":420", "\"wrapped_file_keys\":[]");
    assertTrue(manifest(empty) instanceof OlderManifest.File);
  }

  @Test
  void isToldFromATextThatWasCut() throws IOException {
    String text = sample("manifest_v2_minimal_legacy");
    for (int end = 1; end < text.length(); end++) {
      String cut = text.substring(0, end);
      assertThrows(OlderFormatException.class, () -> manifest(cut), cut);
    }
  }
}
