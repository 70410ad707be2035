package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the small text files of a tcfs home. */
final class SmallText {
  private static final int MOST = 1 << 16;

  private SmallText() {}

  /**
   * The whole text.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such file
   */
  static String read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST + 1);
    } catch (IOException e) {
      throw IoText.at(file.toString(), e);
    }
    if (bytes.length > MOST) {
      throw new IOException("'" + file + "' is larger than " + MOST + " bytes");
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("'" + file + "' is not a text in UTF-8", e);
    }
  }
}
