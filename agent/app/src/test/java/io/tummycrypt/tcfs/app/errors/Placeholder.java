package io.tummycrypt.tcfs.app.errors;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.Locale;
import java.util.Set;

/** What stands in the pattern of a message for a value that only a run knows: its name. */
final class Placeholder {
  /** Methods that give what they are asked of in another form. */
  private static final Set<String> SAME =
      Set.of("text", "toString", "get", "value", "orElseThrow", "name", "line", "getFirst");

  private static final Set<String> REASONS =
      Set.of("getMessage", "why", "whyText", "problem", "getReason");
  private static final Set<String> AMOUNTS = Set.of("size", "length", "count");

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
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toUpperCase(Locale.ROOT);
  }
}
