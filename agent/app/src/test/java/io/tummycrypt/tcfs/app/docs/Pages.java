package io.tummycrypt.tcfs.app.docs;

import io.tummycrypt.tcfs.app.Golden;
import java.nio.file.Path;

/** Pages of the documentation that are made from the code, in whole or in part. */
final class Pages {
  static final String REGENERATE =
      "mvn -pl agent/app -am test -Dtcfs.regenerate=true -Dtest='*PageTest'"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private static final String END = "<!-- end -->\n";

  private Pages() {}

  static Path reference(String name) {
    return Golden.project().resolve("docs/reference").resolve(name);
  }

  /** The page with other text between the line {@code begin} and the next {@code <!-- end -->}. */
  static String replace(String page, String begin, String text) {
    int from = page.indexOf(begin);
    if (from < 0) {
      throw new AssertionError("the page has no line " + begin);
    }
    int start = from + begin.length() + 1;
    return page.substring(0, start) + text + page.substring(page.indexOf(END, start));
  }
}
