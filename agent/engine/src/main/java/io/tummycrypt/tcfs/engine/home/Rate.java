package io.tummycrypt.tcfs.engine.home;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many bytes a second, as on a command line: {@code 500K}, {@code 2M}, {@code 1G}, with powers
 * of 1,024 as everywhere in tcfs, or a number of bytes.
 *
 * @param bytesPerSecond from 1
 */
public record Rate(long bytesPerSecond) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([KMG]?)(?:i?B)?");

  /**
   * Takes such a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Rate parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected bytes a second, such as 500K or 2M, found '" + text + "'");
    }
    long unit =
        switch (parts.group(2)) {
          case "K" -> 1L << 10;
          case "M" -> 1L << 20;
          case "G" -> 1L << 30;
          default -> 1;
        };
    return new Rate(Long.parseLong(parts.group(1)) * unit);
  }
}
