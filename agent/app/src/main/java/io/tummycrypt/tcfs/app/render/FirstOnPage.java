package io.tummycrypt.tcfs.app.render;

/** A page on which the first line is not empty. */
final class FirstOnPage implements Page {
  private final Page page;
  private boolean isBegun;

  FirstOnPage(Page page) {
    this.page = page;
  }

  @Override
  public void accept(String line) {
    if (isBegun || !line.isEmpty()) {
      isBegun = true;
      page.accept(line);
    }
  }

  @Override
  public int width() {
    return page.width();
  }

  @Override
  public String paint(Colour colour, String text) {
    return page.paint(colour, text);
  }
}
