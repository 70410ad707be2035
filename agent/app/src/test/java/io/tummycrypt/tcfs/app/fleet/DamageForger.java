package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Rewrites the newest head of a device as that device could: with right sums around wrong words.
 */
final class DamageForger {
  private static final byte[] END = {0x50, 0x2a, 0x4d, 0x18, 32, 0, 0, 0};
  private static final int END_LENGTH = END.length + 32;
  private static final String SUM = ",\"sum\":\"";

  private DamageForger() {}

  /** Puts {@code words} in place of {@code found} in the head; both are JSON. */
  static Path replace(Machine machine, String found, String words) throws IOException {
    Path head = KillUsers.files(machine.store().resolve("heads").resolve(machine.name())).getLast();
    byte[] stored = Files.readAllBytes(head);
    byte[] frame = Arrays.copyOf(stored, stored.length - END_LENGTH);
    byte[] text = Zstd.decompress(frame, (int) Zstd.getFrameContentSize(frame));
    String forged = new String(text, UTF_8).replace(found, words);
    if (forged.equals(new String(text, UTF_8))) {
      throw new IOException("no " + found + " in " + forged);
    }
    Files.write(head, sealed(forged.substring(0, forged.lastIndexOf(SUM))));
    return head;
  }

  private static byte[] sealed(String text) throws IOException {
    String sum = Hasher.hash(text.getBytes(UTF_8)).hex();
    byte[] frame = Zstd.compress((text + SUM + sum + "\"}").getBytes(UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(frame);
    out.write(END);
    out.write(Hasher.hash(frame).bytes());
    return out.toByteArray();
  }

  /** A text as it stands in JSON. */
  static String json(String text) {
    return '"' + text.replace("\0", "\\u0000") + '"';
  }
}
