package io.tummycrypt.tcfs.app.render;

import java.util.function.Consumer;

/**
 * What lines are printed on: how wide it is, and what a colour looks like there. A plain consumer
 * of lines is a page without colours and without a right edge, as a file or a pipe is.
 */
@FunctionalInterface
public interface Page extends Consumer<String> {
  /** The width of a page that has no right edge. */
  int UNLIMITED = Integer.MAX_VALUE;

  /** How many characters fit on a line; {@link #UNLIMITED} if nobody has to fit them. */
  default int width() {
    return UNLIMITED;
  }

  /** A part of a line in a colour, or as it is where there are none. */
  default String paint(Colour colour, String text) {
    return text;
  }

  /** The same page for what begins with an empty line, which is left out where nothing is above. */
  default Page withoutFirstGap() {
    return new FirstOnPage(this);
  }

  /** Prints a line that stands above others. */
  default void heading(String line) {
    accept(paint(Colour.HEADING, line));
  }
}
