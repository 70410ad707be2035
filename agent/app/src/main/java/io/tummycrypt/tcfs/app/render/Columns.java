package io.tummycrypt.tcfs.app.render;

/**
 * How many columns of a terminal text takes: two for each character of East Asian scripts and for
 * each emoji, none for what only changes the one before it.
 */
final class Columns {
  /**
   * First and last of each range of wide characters that are no emoji: those whose East Asian Width
   * is W or F, which the JDK does not tell.
   */
  private static final int[][] WIDE = {
    {0x1100, 0x115f}, // Hangul initials
    {0x2329, 0x232a},
    {0x2e80, 0x303e}, // radicals, CJK punctuation
    {0x3041, 0x3247}, // kana, Bopomofo, Hangul letters
    {0x3250, 0x4dbf},
    {0x4e00, 0xa4cf}, // Han, Yi
    {0xa960, 0xa97f},
    {0xac00, 0xd7a3}, // Hangul syllables
    {0xf900, 0xfaff},
    {0xfe10, 0xfe19},
    {0xfe30, 0xfe6f},
    {0xff00, 0xff60}, // full-width forms
    {0xffe0, 0xffe6},
    {0x16fe0, 0x18d08}, // Tangut
    {0x1aff0, 0x1b2fb}, // more kana, Nushu
    {0x1f200, 0x1f265},
    {0x20000, 0x3fffd}, // more Han
  };

  /** Letters of flags: emoji that are one column each, for it takes two to make a flag. */
  private static final int FIRST_FLAG = 0x1f1e6;

  private static final int LAST_FLAG = 0x1f1ff;

  /** The vowels and final consonants of Hangul, which are written into the syllable before them. */
  private static final int FIRST_JOINED = 0x1160;

  private static final int LAST_JOINED = 0x11ff;

  /** All that comes before this takes one column, and is nearly all there is. */
  private static final int AFTER_ASCII = 0x80;

  private Columns() {}

  /** The columns that a text takes. */
  static int of(String text) {
    int ascii = 0;
    while (ascii < text.length() && text.charAt(ascii) < AFTER_ASCII) {
      ascii++;
    }
    int columns = ascii;
    for (int i = ascii; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      columns += of(text.codePointAt(i));
    }
    return columns;
  }

  /** As much of the beginning of a text as fits into so many columns. */
  static String first(String text, int columns) {
    int end = 0;
    int left = columns;
    while (end < text.length()) {
      int next = text.codePointAt(end);
      left -= of(next);
      if (left < 0) {
        break;
      }
      end += Character.charCount(next);
    }
    return text.substring(0, end);
  }

  /** As much of the end of a text as fits; never a mark without what it is on. */
  static String last(String text, int columns) {
    int start = text.length();
    int at = start;
    int left = columns;
    while (at > 0) {
      int before = text.codePointBefore(at);
      left -= of(before);
      if (left < 0) {
        break;
      }
      at -= Character.charCount(before);
      start = of(before) > 0 ? at : start;
    }
    return text.substring(start);
  }

  private static int of(int c) {
    if (c < AFTER_ASCII) {
      return 1;
    }
    boolean isJoined = c >= FIRST_JOINED && c <= LAST_JOINED;
    return isMark(c) || isJoined ? 0 : isWide(c) ? 2 : 1;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  private static boolean isWide(int c) {
    if (c < WIDE[0][0]) {
      return false;
    }
    if (Character.isEmojiPresentation(c)) {
      return c < FIRST_FLAG || c > LAST_FLAG;
    }
    for (int[] range : WIDE) {
      if (c <= range[1]) {
        return c >= range[0];
      }
    }
    return false;
  }
}
