package io.tummycrypt.tcfs.app.errors;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** What the callers of a method pass as parts of messages. */
final class Callers {
  private static final int MAX_DEPTH = 4;

  private final Sources sources;
  private final Phrases phrases;

  Callers(Sources sources, Phrases phrases) {
    this.sources = sources;
    this.phrases = phrases;
  }

  /**
   * What the text parameters around a place can be, together; one that binds nothing if unknown.
   */
  Set<Map<String, Set<String>>> bindings(TreePath at) {
    return bindings(at, 0);
  }

  private Set<Map<String, Set<String>>> bindings(TreePath at, int depth) {
    TreePath method = Bodies.enclosing(at);
    if (method == null || depth > MAX_DEPTH) {
      return Set.of(Map.of());
    }
    MethodTree tree = (MethodTree) method.getLeaf();
    if (tree.getParameters().stream().noneMatch(Callers::isText)) {
      return Set.of(Map.of());
    }
    Set<Map<String, Set<String>>> all = new LinkedHashSet<>();
    for (TreePath call : sources.calls(tree.getName().toString(), tree.getParameters().size())) {
      if (!call.getLeaf().equals(at.getLeaf()) && isMeant(tree, method, call)) {
        for (Map<String, Set<String>> outside : bindings(call, depth + 1)) {
          all.add(passed(tree, call, outside));
        }
      }
    }
    all.removeIf(Map::isEmpty);
    return all.isEmpty() ? Set.of(Map.of()) : all;
  }

  private Map<String, Set<String>> passed(
      MethodTree method, TreePath call, Map<String, Set<String>> outside) {
    List<? extends ExpressionTree> arguments =
        ((MethodInvocationTree) call.getLeaf()).getArguments();
    Map<String, Set<String>> bound = new TreeMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      VariableTree parameter = method.getParameters().get(i);
      if (isText(parameter)) {
        Set<String> texts = phrases.of(call, arguments.get(i), outside);
        if (texts.stream().anyMatch(Callers::isPartOfSentence)) {
          bound.put(parameter.getName().toString(), texts);
        }
      }
    }
    return bound;
  }

  /** A name is shown as what it is the name of; words, also none, are shown as they are. */
  private static boolean isPartOfSentence(String text) {
    return text.isEmpty() || (text.contains(" ") && Phrases.hasWords(text));
  }

  private static boolean isText(VariableTree parameter) {
    return parameter.getType().toString().replaceAll("@\\w+(\\(\\))? ", "").equals("String");
  }

  /** A guess by names: the sources are parsed, not compiled. */
  private static boolean isMeant(MethodTree method, TreePath at, TreePath call) {
    Set<Modifier> modifiers = method.getModifiers().getFlags();
    boolean isSameFile = call.getCompilationUnit().equals(at.getCompilationUnit());
    ExpressionTree called = ((MethodInvocationTree) call.getLeaf()).getMethodSelect();
    if (!(called instanceof MemberSelectTree select)) {
      return isSameFile;
    }
    String receiver = Sources.lastName(select.getExpression());
    boolean isType = !receiver.isEmpty() && Character.isUpperCase(receiver.charAt(0));
    if (modifiers.contains(Modifier.STATIC) || isType) {
      return receiver.equals(Sources.file(at));
    }
    return modifiers.contains(Modifier.PRIVATE)
        ? isSameFile
        : modifiers.contains(Modifier.PUBLIC)
            || Sources.packageName(call).equals(Sources.packageName(at));
  }
}
