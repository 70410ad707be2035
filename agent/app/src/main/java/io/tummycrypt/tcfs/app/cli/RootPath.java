package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.core.path.RootName;
import java.nio.file.Path;

/**
 * A root and where it is, as in {@code docs=/home/jess/docs}.
 *
 * @param path absolute, or beginning with {@code ~}
 */
record RootPath(RootName root, String path) {
  static RootPath parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "expected NAME=PATH, as in docs=/home/jess/docs, found '" + text + "'");
    }
    return new RootPath(
        new RootName(text.substring(0, equals)), absolute(text.substring(equals + 1)));
  }

  private static String absolute(String path) {
    boolean atHome = path.equals("~") || path.startsWith("~/");
    return atHome ? path : Path.of(path).toAbsolutePath().normalize().toString();
  }
}
