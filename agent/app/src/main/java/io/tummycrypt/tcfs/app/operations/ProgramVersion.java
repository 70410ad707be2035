package io.tummycrypt.tcfs.app.operations;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which tcfs this is. */
public final class ProgramVersion {
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,2}");

  private ProgramVersion() {}

  /** The version that the build wrote into the jar; there is none when run from bare classes. */
  public static String text() {
    @Nullable String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /**
   * Whether this is a version or a later one; not if it is not known which this is.
   *
   * @param oldest numbers with dots between them
   */
  public static boolean isAtLeast(String oldest) {
    return isAtLeast(text(), oldest);
  }

  /** The same of another version; what stands behind its numbers does not count. */
  static boolean isAtLeast(String version, String oldest) {
    Matcher numbers = NUMBERS.matcher(version);
    return numbers.lookingAt() && Arrays.compare(parts(numbers.group()), parts(oldest)) >= 0;
  }

  /** Three of them, so that what is left out is 0. */
  private static long[] parts(String numbers) {
    long[] parts = new long[3];
    String[] texts = numbers.split("\\.", -1);
    for (int i = 0; i < Math.min(parts.length, texts.length); i++) {
      parts[i] = Long.parseLong(texts[i]);
    }
    return parts;
  }
}
