package io.tummycrypt.tcfs.app.errors;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The texts that an expression can have, as far as the sources tell: literals are followed through
 * variables, constants, choices and methods of ours; for the rest stands its name, in capitals.
 */
final class Phrases {
  private static final Pattern WORD = Pattern.compile("[a-z]{2}");
  private static final Pattern CONVERSION = Pattern.compile("%[0-9]*[sdxX]");
  private static final int MAX_DEPTH = 12;
  private static final int MAX_TEXTS = 64;

  /** Types of ours that only change how a value is written. */
  private static final Set<String> WRITERS =
      Set.of("Words", "Printable", "ShellWord", "Quoted", "Names", "Amounts", "String");

  /** Types of ours that say something else each time, and what stands for it. */
  private static final Map<String, String> OPAQUE = Map.of("IoText", "REASON", "Suggestion", "");

  private static final Set<String> NOTHING = Set.of("");

  private final Sources sources;
  private int depth;

  Phrases(Sources sources) {
    this.sources = sources;
  }

  /** Whether there is more in a text than names. */
  static boolean hasWords(String text) {
    return WORD.matcher(text).find();
  }

  /**
   * The texts of an expression.
   *
   * @param at where it stands
   * @param bound what the parameters around it are known to be
   */
  Set<String> of(TreePath at, ExpressionTree expression, Map<String, Set<String>> bound) {
    if (depth > MAX_DEPTH) {
      return Set.of(Placeholder.of(expression));
    }
    depth++;
    try {
      return read(at, expression, bound);
    } finally {
      depth--;
    }
  }

  private Set<String> read(TreePath at, ExpressionTree expression, Map<String, Set<String>> bound) {
    return switch (expression) {
      case LiteralTree literal ->
          literal.getValue() == null ? Set.of() : Set.of(literal.getValue().toString());
      case ParenthesizedTree inner -> of(at, inner.getExpression(), bound);
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
          joined(of(at, sum.getLeftOperand(), bound), of(at, sum.getRightOperand(), bound));
      case ConditionalExpressionTree choice ->
          union(
              of(at, choice.getTrueExpression(), bound),
              of(at, choice.getFalseExpression(), bound));
      case SwitchExpressionTree choice -> ofSwitch(at, choice, bound);
      case IdentifierTree name -> ofName(at, name, bound);
      case MemberSelectTree select ->
          withWordsOr(
              ofConstant(
                  Sources.lastName(select.getExpression()), select.getIdentifier().toString()),
              Placeholder.of(select));
      case MethodInvocationTree call -> ofCall(at, call, bound);
      default -> Set.of(Placeholder.of(expression));
    };
  }

  private Set<String> ofSwitch(
      TreePath at, SwitchExpressionTree choice, Map<String, Set<String>> bound) {
    Set<String> texts = new LinkedHashSet<>();
    choice
        .getCases()
        .forEach(each -> {
          if (each.getBody() instanceof ExpressionTree result) {
            texts.addAll(of(at, result, bound));
          }
        });
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitYield(YieldTree tree, Void none) {
        texts.addAll(of(at, tree.getValue(), bound));
        return null;
      }
    }.scan(choice.getCases(), null);
    return texts;
  }

  private Set<String> ofName(TreePath at, IdentifierTree name, Map<String, Set<String>> bound) {
    String text = name.getName().toString();
    Set<String> known = bound.get(text);
    if (known != null) {
      return known;
    }
    Set<String> texts = new LinkedHashSet<>();
    TreePath method = Bodies.enclosing(at);
    if (method != null) {
      Bodies.values(method, text).forEach(value -> texts.addAll(of(at, value, bound)));
    }
    if (texts.isEmpty()) {
      texts.addAll(ofConstant(Sources.file(at), text));
    }
    if (texts.isEmpty()) {
      texts.addAll(ofField(at, text));
    }
    return withWordsOr(texts, Placeholder.of(name));
  }

  /** What a field is given where its object is created, if that is part of a sentence. */
  private Set<String> ofField(TreePath at, String name) {
    Set<String> texts = new LinkedHashSet<>();
    String type = Sources.file(at);
    for (TreePath creation : sources.creations().getOrDefault(type, List.of())) {
      List<? extends ExpressionTree> arguments = ((NewClassTree) creation.getLeaf()).getArguments();
      for (TreePath constructor : sources.methods(type, arguments.size())) {
        List<? extends VariableTree> parameters =
            ((MethodTree) constructor.getLeaf()).getParameters();
        for (int i = 0; i < arguments.size(); i++) {
          if (parameters.get(i).getName().contentEquals(name)
              && arguments.get(i) instanceof LiteralTree) {
            texts.addAll(of(creation, arguments.get(i), Map.of()));
          }
        }
      }
    }
    texts.removeIf(text -> !text.contains(" "));
    return texts;
  }

  private Set<String> ofConstant(String file, String name) {
    Set<String> texts = new LinkedHashSet<>();
    for (TreePath at : sources.fields(name)) {
      VariableTree field = (VariableTree) at.getLeaf();
      boolean isConstant = field.getModifiers().getFlags().contains(Modifier.STATIC);
      if (Sources.file(at).equals(file) && isConstant && field.getInitializer() != null) {
        texts.addAll(of(at, field.getInitializer(), Map.of()));
      }
    }
    return texts;
  }

  private Set<String> ofCall(
      TreePath at, MethodInvocationTree call, Map<String, Set<String>> bound) {
    String name = Sources.lastName(call.getMethodSelect());
    ExpressionTree receiver =
        call.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : null;
    String owner = receiver == null ? "" : Sources.lastName(receiver);
    if (name.equals("formatted") && receiver != null) {
      return formatted(of(at, receiver, bound), at, call.getArguments(), bound);
    }
    if (name.equals("format") && owner.equals("String")) {
      return formatted(
          of(at, call.getArguments().getFirst(), bound),
          at,
          call.getArguments().subList(1, call.getArguments().size()),
          bound);
    }
    if (OPAQUE.containsKey(owner) && !name.equals("remedy")) {
      return Set.of(OPAQUE.get(owner));
    }
    if (name.equals("join") && owner.equals("String")) {
      return Set.of(Placeholder.of(call.getArguments().getLast()));
    }
    if (WRITERS.contains(owner) && !call.getArguments().isEmpty()) {
      return withWordsOr(of(at, call.getArguments().getFirst(), bound), Placeholder.of(call));
    }
    return withWordsOr(returned(at, call, receiver, bound), Placeholder.of(call));
  }

  private Set<String> returned(
      TreePath at,
      MethodInvocationTree call,
      @Nullable ExpressionTree receiver,
      Map<String, Set<String>> bound) {
    Set<String> texts = new LinkedHashSet<>();
    String name = Sources.lastName(call.getMethodSelect());
    for (TreePath method : sources.methods(name, call.getArguments().size())) {
      MethodTree tree = (MethodTree) method.getLeaf();
      if (isMeant(at, receiver, method)
          && tree.getBody() != null
          && String.valueOf(tree.getReturnType()).contains("String")) {
        Map<String, Set<String>> inside = new TreeMap<>();
        for (int i = 0; i < call.getArguments().size(); i++) {
          String parameter = tree.getParameters().get(i).getName().toString();
          inside.put(parameter, of(at, call.getArguments().get(i), bound));
        }
        Bodies.results(method).forEach(result -> texts.addAll(of(method, result, inside)));
      }
    }
    return texts;
  }

  /** A guess by names: the sources are parsed, not compiled. */
  private boolean isMeant(TreePath at, @Nullable ExpressionTree receiver, TreePath method) {
    if (receiver == null) {
      return method.getCompilationUnit().equals(at.getCompilationUnit());
    }
    String owner = Sources.lastName(receiver);
    boolean isType = !owner.isEmpty() && Character.isUpperCase(owner.charAt(0));
    String type = isType ? owner : fieldType(at, owner);
    return Sources.file(method).equals(type);
  }

  private String fieldType(TreePath at, String name) {
    return sources.fields(name).stream()
        .filter(field -> field.getCompilationUnit().equals(at.getCompilationUnit()))
        .map(field -> ((VariableTree) field.getLeaf()).getType().toString())
        .findFirst()
        .orElse("");
  }

  private Set<String> formatted(
      Set<String> patterns,
      TreePath at,
      List<? extends ExpressionTree> arguments,
      Map<String, Set<String>> bound) {
    Set<String> texts = patterns;
    for (ExpressionTree argument : arguments) {
      Set<String> next = new LinkedHashSet<>();
      for (String value : of(at, argument, bound)) {
        for (String text : texts) {
          next.add(CONVERSION.matcher(text).replaceFirst(Matcher.quoteReplacement(value)));
        }
      }
      texts = limited(next);
    }
    return texts;
  }

  private static Set<String> joined(Set<String> left, Set<String> right) {
    Set<String> texts = new LinkedHashSet<>();
    for (String first : left) {
      right.forEach(second -> texts.add(first + (isRunOn(first, second) ? " " : "") + second));
    }
    return limited(texts);
  }

  /** A value that brings its own beginning, such as a list that may be empty. */
  private static boolean isRunOn(String first, String second) {
    return !first.isEmpty()
        && !second.isEmpty()
        && Character.isLetter(first.charAt(first.length() - 1))
        && Character.isUpperCase(second.charAt(0));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> texts = new LinkedHashSet<>(one);
    texts.addAll(other);
    return texts;
  }

  private static Set<String> limited(Set<String> texts) {
    if (texts.size() > MAX_TEXTS) {
      throw new AssertionError("too many forms of one message: " + texts.iterator().next());
    }
    return texts;
  }

  private static Set<String> withWordsOr(Set<String> texts, String otherwise) {
    boolean isKnown = texts.equals(NOTHING) || texts.stream().anyMatch(Phrases::hasWords);
    return isKnown ? texts : Set.of(otherwise);
  }
}
