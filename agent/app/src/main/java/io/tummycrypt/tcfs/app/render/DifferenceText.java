package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Difference;
import io.tummycrypt.tcfs.app.operations.Difference.Side;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What leads from one content of a path to another: in words what lines cannot say, then lines. */
public final class DifferenceText {
  /** Lines that name the two sides, before all others. */
  private static final int HEADINGS = 2;

  private DifferenceText() {}

  /** Prints nothing but one line if there is no difference. */
  public static void print(Difference difference, Consumer<String> words) {
    String name = ChangeText.name(difference.place());
    Content from = difference.from().content();
    Content to = difference.to().content();
    if (!difference.isAny()) {
      words.accept(
          "%s: %s and %s are the same"
              .formatted(name, name(difference.from()), name(difference.to())));
      return;
    }
    if (difference.lines().isEmpty() && !from.sameContent(to)) {
      String why = difference.unshown() == null ? "" : " (" + difference.unshown() + ")";
      words.accept(
          "%s: %s -> %s%s".formatted(name, ChangeText.text(from), ChangeText.text(to), why));
    }
    String before = ContentText.mode(from);
    String after = ContentText.mode(to);
    if (!before.equals(after) && !before.isEmpty() && !after.isEmpty()) {
      words.accept("%s: mode %s -> %s".formatted(name, before, after));
    }
  }

  /**
   * Prints the lines of a unified diff.
   *
   * @param escape makes each fit for where it goes
   */
  public static void printLines(List<String> lines, UnaryOperator<String> escape, Page page) {
    for (int i = 0; i < lines.size(); i++) {
      String line = escape.apply(lines.get(i));
      Colour colour = i < HEADINGS ? Colour.HEADING : colour(line);
      page.accept(colour == null ? line : page.paint(colour, line));
    }
  }

  private static @Nullable Colour colour(String line) {
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> Colour.ADDED;
      case '-' -> Colour.DELETED;
      default -> null;
    };
  }

  private static String name(Side side) {
    return side.name().isEmpty() ? "what is here" : side.name();
  }
}
