package io.tummycrypt.tcfs.engine.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** By what it is noticed that files or texts are others than before. */
final class FilesDigest {
  private static final int LIMIT = 1 << 20;

  private FilesDigest() {}

  /** Over the contents of these, in this order. */
  static String of(List<Path> files) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] content = in.readNBytes(LIMIT);
        digest.update((content.length + "\n").getBytes(UTF_8));
        digest.update(content);
      } catch (IOException e) {
        throw IoText.at(file.toString(), e);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Over a text. */
  static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
