package io.tummycrypt.tcfs.app.errors;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What stands in the pattern of a message for a value that only a run knows: its name. */
final class Placeholder {
  /** Methods that give what they are asked of in another form. */
  private static final Set<String> SAME =
      Set.of("text", "toString", "get", "value", "orElseThrow", "name", "line", "getFirst");

  private static final Set<String> REASONS =
      Set.of(
          "getMessage", "getOriginalMessage", "why", "whyText", "problem", "getReason", "collect");

  private static final Set<String> AMOUNTS = Set.of("size", "length", "count");

  /** What readers of a message see where the program has a word of its own. */
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("AS", "REMOTE"),
          Map.entry("ASKED", "NAME"),
          Map.entry("BEFORE", "DEVICE"),
          Map.entry("BY", "DEVICE"),
          Map.entry("CONFIG", "DEVICE"),
          Map.entry("DEVICE RECORD", "OBJECT"),
          Map.entry("DOT", "VERSION"),
          Map.entry("FINDINGS", "FILE:LINE:COLUMN: FINDING"),
          Map.entry("FOLLOWED", "REVISION"),
          Map.entry("HEX", "DIGEST"),
          Map.entry("LEFT", "; LEFT BEHIND"),
          Map.entry("LINE NR", "LINE"),
          Map.entry("LONGEST NAME", "OPTION"),
          Map.entry("MADE FROM", "REVISION"),
          Map.entry("MISSING", "REVISION LINE"),
          Map.entry("N", "REVISION"),
          Map.entry("OVERLAP", "FOLDER"),
          Map.entry("RETIRED", "DEVICE"),
          Map.entry("SELF", "DEVICE"),
          Map.entry("VALUE OF", "REASON"),
          Map.entry("VARIABLE", "NAME"),
          Map.entry("WHO", "COMMAND"));

  private Placeholder() {}

  static String of(ExpressionTree expression) {
    return switch (expression) {
      case IdentifierTree name -> words(name.getName().toString());
      case MemberSelectTree select -> words(select.getIdentifier().toString());
      case LiteralTree literal -> String.valueOf(literal.getValue());
      case MethodInvocationTree call -> ofCall(call);
      default -> "...";
    };
  }

  private static String ofCall(MethodInvocationTree call) {
    String name = Sources.lastName(call.getMethodSelect());
    if (REASONS.contains(name) || call.getMethodSelect().toString().startsWith("IoText.")) {
      return "REASON";
    }
    if (AMOUNTS.contains(name)) {
      return "NUMBER";
    }
    boolean isPlain = call.getMethodSelect() instanceof IdentifierTree && name.equals("text");
    if ((isPlain || name.equals("of")) && call.getArguments().size() == 1) {
      return of(call.getArguments().getFirst());
    }
    if (call.getMethodSelect() instanceof MemberSelectTree select && SAME.contains(name)) {
      boolean isWriter = Character.isUpperCase(select.getExpression().toString().charAt(0));
      return isWriter && !call.getArguments().isEmpty()
          ? of(call.getArguments().getFirst())
          : of(select.getExpression());
    }
    return words(name.replaceFirst("^get(?=[A-Z])", ""));
  }

  private static String words(String name) {
    String words =
        name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toUpperCase(Locale.ROOT);
    return MEANINGS.getOrDefault(words, words);
  }
}
