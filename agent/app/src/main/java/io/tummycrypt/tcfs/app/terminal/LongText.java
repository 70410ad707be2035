package io.tummycrypt.tcfs.app.terminal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lines that go through a pager if they are more than fit on the screen. */
public final class LongText implements AutoCloseable {
  private final String pager;
  private final int rows;
  private final Consumer<String> screen;
  private final List<String> first = new ArrayList<>();
  private @Nullable Pager started;
  private boolean isOpen = true;

  /**
   * Nothing is printed or started yet.
   *
   * @param pager the command
   * @param screen where lines go for which no pager is needed
   */
  public LongText(String pager, int rows, Consumer<String> screen) {
    this.pager = pager;
    this.rows = rows;
    this.screen = screen;
  }

  /** Takes a line. */
  public void line(String line) {
    if (started != null) {
      started.line(line);
    } else if (!isOpen) {
      screen.accept(line);
    } else {
      first.add(line);
      if (first.size() >= rows) {
        overflow();
      }
    }
  }

  /** The last row of a screen is for the prompt. */
  private void overflow() {
    try {
      Pager pages = Pager.start(pager);
      first.forEach(pages::line);
      first.clear();
      started = pages;
    } catch (IOException _) {
      close();
    }
  }

  /** Ends the text: what comes after it is printed below it, once the reader has left. */
  @Override
  public void close() {
    isOpen = false;
    first.forEach(screen);
    first.clear();
    if (started != null) {
      started.close();
      started = null;
    }
  }
}
