package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as AWS Signature Version 4 demands for S3: paths are escaped once, and everything
 * that is sent of ours is signed, the condition of a creation too, so that nobody on the way can
 * take it out.
 */
final class SigV4 {
  /** In place of the hash of a body that TLS protects. */
  static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String HMAC = "HmacSHA256";
  private static final HexFormat HEX = HexFormat.of();

  private final String region;

  SigV4(String region) {
    this.region = region;
  }

  /**
   * The headers to send, without {@code Host}, which the connection sends.
   *
   * @param target the escaped path and, if any, {@code ?} and the query, its parts in order
   * @param headers lower-case names; {@code host} must be among them
   * @param payload {@link #hash} of the body, or {@link #UNSIGNED}
   */
  SortedMap<String, String> sign(
      String method,
      String target,
      Map<String, String> headers,
      String payload,
      AwsKeys keys,
      Instant now) {
    String time = basic(now);
    String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
    TreeMap<String, String> signed = new TreeMap<>(headers);
    signed.put("x-amz-content-sha256", payload);
    signed.put("x-amz-date", time);
    String token = keys.sessionToken();
    if (token != null) {
      signed.put("x-amz-security-token", token);
    }
    String names = String.join(";", signed.keySet());
    String request = canonical(method, target, signed, names, payload);
    String text = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hash(request.getBytes(UTF_8));
    String signature = HEX.formatHex(hmac(key(keys, time.substring(0, 8)), text));
    signed.remove("host");
    signed.put(
        "authorization",
        ALGORITHM
            + (" Credential=" + keys.access() + "/" + scope)
            + (", SignedHeaders=" + names)
            + (", Signature=" + signature));
    return signed;
  }

  private static String canonical(
      String method,
      String target,
      SortedMap<String, String> headers,
      String names,
      String payload) {
    int question = target.indexOf('?');
    StringBuilder text = new StringBuilder(method).append('\n');
    text.append(question < 0 ? target : target.substring(0, question)).append('\n');
    text.append(question < 0 ? "" : target.substring(question + 1)).append('\n');
    headers.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    return text.append('\n').append(names).append('\n').append(payload).toString();
  }

  private byte[] key(AwsKeys keys, String day) {
    byte[] ofDay = hmac(("AWS4" + keys.secret()).getBytes(UTF_8), day);
    return hmac(hmac(hmac(ofDay, region), "s3"), "aws4_request");
  }

  /** The basic form of ISO 8601, in seconds. */
  private static String basic(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
  }

  /** SHA-256 in hexadecimal digits. */
  static String hash(byte[] bytes) {
    return hash(ByteBuffer.wrap(bytes));
  }

  /** Of what remains of a buffer; nothing remains afterwards. */
  static String hash(ByteBuffer bytes) {
    if (bytes.hasArray()) {
      int offset = bytes.arrayOffset() + bytes.position();
      byte[] digest = NativeSha256.hash(bytes.array(), offset, bytes.remaining());
      if (digest != null) {
        bytes.position(bytes.limit());
        return HEX.formatHex(digest);
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes);
      return HEX.formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
