package io.tummycrypt.tcfs.app.errors;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every message that says what is wrong, found where it is made. */
final class ErrorMessages {
  /** What a message is made by, and which arguments are the message and the next step. */
  private static final Map<String, int[]> MADE_BY =
      Map.of(
          "Finding", new int[] {2},
          "Problem", new int[] {1},
          "Failed", new int[] {0},
          "Halted", new int[] {0, 1},
          "Halt", new int[] {0, 1},
          "Failure", new int[] {0, 1},
          "ParameterException", new int[] {1},
          "UsageException", new int[] {0},
          "RefusedException", new int[] {0, 1},
          "HaltException", new int[] {0, 1});

  /** Where an argument that is refused is one that a person has typed. */
  private static final Set<String> TYPED =
      Set.of(
          "Place",
          "Labels",
          "StoreUrl",
          "NatsSetting",
          "SourceSetting",
          "S3Setting",
          "Since",
          "VersionName",
          "VersionPath",
          "RootPath");

  /** What is never shown to a person as such: mistakes in the program, and twins for tests. */
  private static final Set<String> NOT_SHOWN =
      Set.of("IllegalStateException", "UnsupportedOperationException", "UnexpectedException");

  private final Sources sources;
  private final Phrases phrases;
  private final Callers callers;
  private final Map<Area, Map<String, Set<String>>> found = new TreeMap<>();

  private ErrorMessages(Sources sources) {
    this.sources = sources;
    this.phrases = new Phrases(sources);
    this.callers = new Callers(sources, phrases);
  }

  /** The messages of each area, each with what to do; none where the area says it. */
  static Map<Area, Map<String, Set<String>>> of(Sources sources) {
    ErrorMessages messages = new ErrorMessages(sources);
    sources.creations().forEach((type, places) -> places.forEach(at -> messages.made(type, at)));
    for (int arguments : List.of(3, 4)) {
      sources.calls("failed", arguments).forEach(messages::failed);
    }
    return messages.found;
  }

  private void made(String type, TreePath at) {
    boolean isShown = type.endsWith("Exception") && !NOT_SHOWN.contains(type);
    boolean isTwin = Sources.packageName(at).endsWith("memory") || file(at).startsWith("InMemory");
    boolean isMistake = type.equals("IllegalArgumentException") && !TYPED.contains(file(at));
    if ((isShown || MADE_BY.containsKey(type)) && !isTwin && !isMistake) {
      List<? extends ExpressionTree> arguments = ((NewClassTree) at.getLeaf()).getArguments();
      for (Map<String, Set<String>> bound : callers.bindings(at)) {
        add(type, at, arguments, bound);
      }
    }
  }

  private void add(
      String type,
      TreePath at,
      List<? extends ExpressionTree> arguments,
      Map<String, Set<String>> bound) {
    int[] indexes = MADE_BY.getOrDefault(type, new int[0]);
    boolean isOther = indexes.length > 0 && indexes[indexes.length - 1] >= arguments.size();
    if (isOther) {
      return; // another type of the same name
    }
    List<Set<String>> texts = new ArrayList<>();
    arguments.forEach(argument -> texts.add(phrases.of(at, argument, bound)));
    Set<String> messages = indexes.length > 0 ? texts.get(indexes[0]) : ofException(type, texts);
    Set<String> next = indexes.length > 1 ? texts.get(indexes[1]) : Set.of();
    Area area = Area.of(type, file(at), Sources.packageName(at));
    messages.stream()
        .filter(message -> Phrases.hasWords(message) || type.equals("RefusedException"))
        .forEach(message -> add(area, message, next));
  }

  private void failed(TreePath at) {
    ExpressionTree reason = ((MethodInvocationTree) at.getLeaf()).getArguments().get(2);
    phrases.of(at, reason, Map.of()).stream()
        .filter(Phrases::hasWords)
        .forEach(text -> add(Area.PATHS, text, Set.of()));
  }

  private void add(Area area, String message, Set<String> next) {
    found
        .computeIfAbsent(area, _ -> new TreeMap<>())
        .computeIfAbsent(message, _ -> new TreeSet<>())
        .addAll(next);
  }

  /** What an exception says, by the constructor that it is made with and those above. */
  private Set<String> ofException(String type, List<Set<String>> arguments) {
    for (TreePath constructor : sources.methods(type, arguments.size())) {
      MethodTree tree = (MethodTree) constructor.getLeaf();
      Map<String, Set<String>> bound = new TreeMap<>();
      for (int i = 0; i < arguments.size(); i++) {
        bound.put(tree.getParameters().get(i).getName().toString(), arguments.get(i));
      }
      if (tree.getBody().getStatements().getFirst() instanceof ExpressionStatementTree first
          && first.getExpression() instanceof MethodInvocationTree above) {
        List<Set<String>> passed = new ArrayList<>();
        above.getArguments().forEach(e -> passed.add(phrases.of(constructor, e, bound)));
        ClassTree owner = (ClassTree) constructor.getParentPath().getLeaf();
        boolean isOwn = above.getMethodSelect().toString().equals("this");
        String next = isOwn ? type : String.valueOf(owner.getExtendsClause());
        return ofException(next, passed);
      }
    }
    return ofJdk(type, arguments);
  }

  private static Set<String> ofJdk(String type, List<Set<String>> arguments) {
    return switch (type) {
      case "IOException", "EOFException", "InterruptedIOException", "IllegalArgumentException" ->
          arguments.isEmpty() ? Set.of() : arguments.getFirst();
      default -> arguments.size() == 3 ? arguments.get(2) : new LinkedHashSet<>();
    };
  }

  private static String file(TreePath at) {
    return Sources.file(at);
  }
}
