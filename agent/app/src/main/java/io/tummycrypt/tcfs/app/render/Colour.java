package io.tummycrypt.tcfs.app.render;

/**
 * The colours, each named for what it says. What a colour says is said by a sign or a word as well.
 */
public enum Colour {
  /** Something new. */
  ADDED("32"),
  /** Something that has another content or mode. */
  CHANGED("33"),
  /** Something that goes. */
  DELETED("31"),
  /** Something that a person should know or decide. */
  NOTICE("35"),
  /** What stands above other lines. */
  HEADING("1"),
  /** What failed. */
  ERROR("31");

  private static final String ESCAPE = "\u001b[";

  private final String code;

  Colour(String code) {
    this.code = code;
  }

  /** The text as a terminal shows it in this colour; an empty one stays empty. */
  public String on(String text) {
    return text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
  }
}
