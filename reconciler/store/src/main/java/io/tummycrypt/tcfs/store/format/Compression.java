package io.tummycrypt.tcfs.store.format;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.ZstdVersion;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** zstd frames that say how large they become, and never become larger. */
public final class Compression {
  private static final int LEVEL = 3;
  private static final int PART = 64 << 10;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** Package-private, for a test that counts. */
  static final Contexts<ZstdCompressCtx> COMPRESSORS =
      new Contexts<>(() -> new ZstdCompressCtx().setLevel(LEVEL));

  static final Contexts<ZstdDecompressCtx> DECOMPRESSORS = new Contexts<>(ZstdDecompressCtx::new);

  private Compression() {}

  /**
   * What it is done with, in words for people.
   *
   * @throws LinkageError if there is no library for this system, or it cannot be unpacked
   */
  public static String engine() {
    // Asked of the library itself, which is loaded by that.
    return "zstd " + ZstdVersion.VERSION + ", level " + LEVEL + " of " + Zstd.maxCompressionLevel();
  }

  /** Compresses a part of {@code plain}. */
  public static byte[] compress(byte[] plain, int offset, int length) {
    byte[] out = new byte[bound(length)];
    return Arrays.copyOf(out, compress(plain, offset, length, out));
  }

  /** Compresses the bytes of these buffers, one after the other; no array is as long as they. */
  public static byte[] compress(List<ByteBuffer> plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] array = new byte[PART];
    ByteBuffer part = ByteBuffer.wrap(array);
    try (ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL)) {
      context.setPledgedSrcSize(plain.stream().mapToLong(ByteBuffer::remaining).sum());
      for (ByteBuffer bytes : plain) {
        while (bytes.hasRemaining()) {
          context.compressByteBufferStream(part, bytes, EndDirective.CONTINUE);
          drain(array, part, out);
        }
      }
      boolean isOver = false;
      while (!isOver) {
        isOver = context.compressByteBufferStream(part, NOTHING.duplicate(), EndDirective.END);
        drain(array, part, out);
      }
    }
    return out.toByteArray();
  }

  private static void drain(byte[] array, ByteBuffer part, ByteArrayOutputStream out) {
    out.write(array, 0, part.position());
    part.clear();
  }

  /**
   * How long an array has to be that holds what becomes of {@code length} bytes, whatever they are.
   */
  public static int bound(int length) {
    return Math.toIntExact(Zstd.compressBound(length));
  }

  /**
   * Compresses a part of {@code plain} into {@code out}.
   *
   * @return how many bytes it has become
   */
  public static int compress(byte[] plain, int offset, int length, byte[] out) {
    return COMPRESSORS.use(
        context -> context.compressByteArray(out, 0, out.length, plain, offset, length));
  }

  /** How large it says that it becomes; negative if it says nothing. */
  public static long declaredLength(byte[] stored) {
    return Zstd.getFrameContentSize(stored, 0, stored.length);
  }

  /**
   * Decompresses what says itself how large it becomes.
   *
   * @throws DamagedObjectException if it is not zstd, says nothing or more than {@code cap}, or
   *     does not become what it says
   */
  public static byte[] decompress(ObjectKey key, byte[] stored, int cap)
      throws DamagedObjectException {
    long declared = declaredLength(stored);
    if (declared < 0 || declared > cap) {
      throw new DamagedObjectException(
          key,
          declared < 0 ? "no zstd frame with a size" : "a zstd frame of " + declared + " bytes",
          "a zstd frame of at most " + cap + " bytes");
    }
    byte[] plain = new byte[(int) declared];
    decompress(key, stored, 0, stored.length, plain, plain.length);
    return plain;
  }

  /**
   * Decompresses a part of {@code stored} to exactly {@code plainLength} bytes.
   *
   * @param plain takes them, and may be longer
   * @throws DamagedObjectException if it becomes anything else
   */
  public static void decompress(
      ObjectKey key, byte[] stored, int offset, int length, byte[] plain, int plainLength)
      throws DamagedObjectException {
    String expected = "a zstd frame of " + plainLength + " bytes";
    int found;
    try {
      found =
          DECOMPRESSORS.use(context ->
              context.decompressByteArray(plain, 0, plainLength, stored, offset, length));
    } catch (ZstdException e) {
      throw new DamagedObjectException(key, "'" + e.getMessage() + "'", expected, e);
    }
    if (found != plainLength) {
      throw new DamagedObjectException(key, "one of " + found + " bytes", expected);
    }
  }
}
