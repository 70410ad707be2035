package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.render.Colour;
import io.tummycrypt.tcfs.app.render.Page;
import java.util.function.Consumer;

/** A page that is one of the two streams of a command. */
record Sheet(Consumer<String> lines, int width, boolean isColoured) implements Page {
  @Override
  public void accept(String line) {
    lines.accept(line);
  }

  @Override
  public String paint(Colour colour, String text) {
    return isColoured ? colour.on(text) : text;
  }
}
