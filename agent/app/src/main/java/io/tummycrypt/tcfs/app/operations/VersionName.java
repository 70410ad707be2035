package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Dot;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a person names one version of a path that is already named. */
public sealed interface VersionName {
  /** What was last in agreement here. */
  record Base() implements VersionName {
    @Override
    public String toString() {
      return BASE;
    }
  }

  /** What a device had there when it was last heard of. */
  record OfDevice(DeviceName device) implements VersionName {
    @Override
    public String toString() {
      return device.text();
    }
  }

  /**
   * One edit.
   *
   * @param life the first hexadecimal digits of the incarnation; none if the person left them out
   */
  record Edit(DeviceName device, String life, long counter) implements VersionName {
    /** Whether this may be the name of that edit. */
    public boolean matches(Dot dot) {
      String writer = dot.writer().toString();
      return dot.counter() == counter && writer.startsWith(device + "~" + life);
    }

    @Override
    public String toString() {
      return device + (life.isEmpty() ? "" : "~" + life) + ":" + counter;
    }
  }

  String BASE = "base";

  /** Digits of an incarnation that tell it from the others of a device, as good as always. */
  int LIFE_DIGITS = 4;

  Pattern EDIT = Pattern.compile("([^~:]+)(?:~([0-9a-f]{1,16}))?:([1-9][0-9]{0,17})");

  /** The name under which an edit is shown to people, such as {@code yoga~9f3c:42}. */
  static VersionName of(Dot dot) {
    String writer = dot.writer().toString();
    int life = writer.indexOf('~') + 1;
    return new Edit(
        dot.writer().device(), writer.substring(life, life + LIFE_DIGITS), dot.counter());
  }

  /**
   * Takes what a person wrote.
   *
   * @throws IllegalArgumentException if it is none of the three
   */
  static VersionName parse(String text) {
    if (text.equals(BASE)) {
      return new Base();
    }
    Matcher edit = EDIT.matcher(text);
    try {
      if (!edit.matches()) {
        return new OfDevice(new DeviceName(text));
      }
      String life = edit.group(2) == null ? "" : edit.group(2);
      return new Edit(new DeviceName(edit.group(1)), life, Long.parseLong(edit.group(3)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a version is base, a device's name, or one that 'tcfs log' shows, such as"
              + " yoga~9f3c:42; found '"
              + text
              + "'",
          e);
    }
  }
}
