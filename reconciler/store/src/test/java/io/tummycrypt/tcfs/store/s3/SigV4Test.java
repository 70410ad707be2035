package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The examples of "Signature Calculations for the Authorization Header" in the manual of S3. */
final class SigV4Test {
  private static final Instant THEN = Instant.parse("2013-05-24T00:00:00Z");
  private static final String HOST = "examplebucket.s3.amazonaws.com";
  private static final AwsKeys KEYS =
      new AwsKeys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null);

  private final SigV4 signer = new SigV4("us-east-1");

  @Test
  void signsARange() {
    assertEquals(
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        signature("GET", "/test.txt", Map.of("host", HOST, "range", "bytes=0-9"), ""));
  }

  @Test
  void signsACreation() {
    Map<String, String> headers =
        Map.of(
            "date", "Fri, 24 May 2013 00:00:00 GMT",
            "host", HOST,
            "x-amz-storage-class", "REDUCED_REDUNDANCY");
    assertEquals(
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
        signature("PUT", "/" + Escape.path("test$file.text"), headers, "Welcome to Amazon S3."));
  }

  @Test
  void signsAQuery() {
    assertEquals(
        "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        signature("GET", "/?max-keys=2&prefix=J", Map.of("host", HOST), ""));
  }

  @Test
  void signsTheConditionAndTheSessionToken() {
    AwsKeys session = new AwsKeys("a", "b", "t");
    SortedMap<String, String> headers =
        signer.sign(
            "PUT", "/x", Map.of("host", "h", "if-none-match", "*"), SigV4.UNSIGNED, session, THEN);
    String said = headers.getOrDefault("authorization", "");
    assertTrue(
        said.contains(
            "SignedHeaders=host;if-none-match;x-amz-content-sha256;x-amz-date;x-amz-security-token,"),
        said);
    assertEquals("t", headers.get("x-amz-security-token"));
    assertFalse(headers.containsKey("host"));
  }

  private String signature(String method, String target, Map<String, String> headers, String body) {
    String payload = SigV4.hash(body.getBytes(UTF_8));
    String said =
        signer.sign(method, target, headers, payload, KEYS, THEN).getOrDefault("authorization", "");
    return said.substring(said.lastIndexOf('=') + 1);
  }
}
