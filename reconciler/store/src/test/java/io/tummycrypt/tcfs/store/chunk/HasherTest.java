package io.tummycrypt.tcfs.store.chunk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.library.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HasherTest {
  /** The official test vectors: byte i is i % 251; the first 32 bytes of each output. */
  @ParameterizedTest
  @CsvSource({
    "0, af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262",
    "1, 2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213",
    "1023, 10108970eeda3eb932baac1428c7a2163b0e924c9a9e25b35bba72b28f70bd11",
    "1024, 42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7",
    "1025, d00278ae47eb27b34faecf67b4fe263f82d5412916c1ffd97c8cb7fb814b8444",
    "2048, e776b6028c7cd22a4d0ba182a8bf62205d2ef576467e838ed6f2529b85fba24a",
    "2049, 5f4d72f40d7a5f82b15ca2b2e44b1de3c2ef86c426c95c1af0b6879522563030",
    "3072, b98cb0ff3623be03326b373de6b9095218513e64f1ee2edd2525c7ad1e5cffd2",
    "3073, 7124b49501012f81cc7f11ca069ec9226cecb8a2c850cfe644e327d22d3e1cd3",
    "4096, 015094013f57a5277b59d8475c0501042c0b642e531b0a1c8f58d2163229e969",
    "4097, 9b4052b38f1c5fc8b1f9ff7ac7b27cd242487b3d890d15c96a1c25b8aa0fb995",
    "5120, 9cadc15fed8b5d854562b26a9536d9707cadeda9b143978f319ab34230535833",
    "5121, 628bd2cb2004694adaab7bbd778a25df25c47b9d4155a55f8fbd79f2fe154cff",
    "6144, 3e2e5b74e048f3add6d21faab3f83aa44d3b2278afb83b80b3c35164ebeca205",
    "6145, f1323a8631446cc50536a9f705ee5cb619424d46887f3c376c695b70e0f0507f",
    "7168, 61da957ec2499a95d6b8023e2b0e604ec7f6b50e80a9678b89d2628e99ada77a",
    "7169, a003fc7a51754a9b3c7fae0367ab3d782dccf28855a03d435f8cfe74605e7817",
    "8192, aae792484c8efe4f19e2ca7d371d8c467ffb10748d8a5a1ae579948f718a2a63",
    "8193, bab6c09cb8ce8cf459261398d2e7aef35700bf488116ceb94a36d0f5f1b7bc3b",
    "16384, f875d6646de28985646f34ee13be9a576fd515f76b5b0a26bb324735041ddde4",
    "31744, 62b6960e1a44bcc1eb1a611a8d6235b6b4b78f32e7abc4fb4c6cdcce94895c47",
    "102400, bc3e3d41a1146b069abffad3c0d44860cf664390afce4d9661f7902e7943e085"
  })
  void agreesWithTheOfficialVectors(int length, String expected) {
    byte[] input = input(length);
    Digest digest = Digest.ofHex(expected);
    assertEquals(digest, Hasher.hash(input));
    assertEquals(digest, inPieces(Hasher.blake3(), input));
    assertEquals(digest, inPieces(new CodecBlake3(), input));
  }

  private static byte[] input(int length) {
    byte[] input = new byte[length];
    for (int i = 0; i < length; i++) {
      input[i] = (byte) (i % 251);
    }
    return input;
  }

  /** Around every number of chunks that is hashed side by side, and of whole subtrees. */
  @Test
  void nativeCodeAgreesWithJavaAtEveryLength() {
    Hasher fast = requireNative();
    Hasher slow = new CodecBlake3();
    byte[] input = input(600_000);
    for (int chunks = 0; chunks <= 520; chunks += chunks < 40 ? 1 : 31) {
      for (int more : new int[] {-65, -64, -1, 0, 1, 64, 1023}) {
        int length = Math.max(0, chunks * 1024 + more);
        for (int first : new int[] {0, 1, 1024, 1025, length / 3}) {
          int head = Math.min(first, length);
          fast.update(input, 7, head);
          fast.update(input, 7 + head, length - head);
          slow.update(input, 7, length);
          assertEquals(slow.finish(), fast.finish(), length + " bytes after " + head);
        }
      }
    }
  }

  private static Hasher requireNative() {
    Hasher hasher = NativeBlake3.create();
    assumeTrue(hasher != null, "the build found no C compiler");
    return Objects.requireNonNull(hasher);
  }

  @Test
  void nothingOutsideOfAnArrayIsRead() {
    for (Hasher hasher : List.of(requireNative(), new CodecBlake3())) {
      assertThrows(IndexOutOfBoundsException.class, () -> hasher.update(new byte[9], 4, 6));
      assertThrows(IndexOutOfBoundsException.class, () -> hasher.update(new byte[9], -1, 3));
      assertThrows(IndexOutOfBoundsException.class, () -> hasher.update(new byte[9], 3, -1));
    }
  }

  /** One that has none of our functions, as the library of another version might. */
  @Test
  void aLibraryWithoutTheFunctionsIsPassedOver() throws Exception {
    Path other = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("net"));
    assertTrue(Files.exists(other));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dtcfs.native=" + other,
                "-cp",
                System.getProperty("java.class.path"),
                PrintLanes.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(child.getInputStream().readAllBytes(), UTF_8);
    assertEquals("true 0\n", printed);
  }

  /** Prints whether there is a library, and how many chunks it hashes at once. */
  static final class PrintLanes {
    private PrintLanes() {}

    static void main() {
      IO.println(NativeLibrary.isLoaded() + " " + NativeBlake3.lanes());
    }
  }

  /** With a hasher that was used before, and pieces of odd lengths. */
  private static Digest inPieces(Hasher hasher, byte[] input) {
    hasher.update(input, 0, input.length / 2);
    hasher.finish();
    int step = 1;
    for (int at = 0; at < input.length; at += step, step = step * 3 % 1009) {
      hasher.update(input, at, Math.min(step, input.length - at));
    }
    return hasher.finish();
  }
}
