package io.tummycrypt.tcfs.store.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.store.library.NativeLibrary;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NativeSha256Test {
  private static final int SOME = 300;
  private static final int LONG = 700_001;

  @Test
  void agreesWithThatOfJavaAtEveryLength() throws NoSuchAlgorithmException {
    assumeTrue(NativeLibrary.isLoaded(), "the library was not built");
    byte[] bytes = new byte[LONG];
    new Random(1).nextBytes(bytes);
    for (int length = 0; length < SOME; length++) {
      requireSame(bytes, length % 7, length);
    }
    requireSame(bytes, 3, LONG - 3);
    requireSame(bytes, 0, 1 << 18);
  }

  private static void requireSame(byte[] bytes, int offset, int length)
      throws NoSuchAlgorithmException {
    byte[] part = Arrays.copyOfRange(bytes, offset, offset + length);
    assertArrayEquals(
        MessageDigest.getInstance("SHA-256").digest(part),
        NativeSha256.hash(bytes, offset, length),
        length + " bytes from " + offset);
  }

  @Test
  void aBufferIsTakenFromWhereItStandsToItsEnd() throws NoSuchAlgorithmException {
    byte[] bytes = new byte[1000];
    new Random(2).nextBytes(bytes);
    ByteBuffer part = ByteBuffer.wrap(bytes, 100, 800).slice();
    part.position(50);

    byte[] expected =
        MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(bytes, 150, 900));
    assertEquals(HexFormat.of().formatHex(expected), SigV4.hash(part));
    assertEquals(0, part.remaining());
  }
}
