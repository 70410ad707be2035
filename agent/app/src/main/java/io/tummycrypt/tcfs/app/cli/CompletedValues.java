package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.Completion;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What the value of an argument can be, by the type that it has. */
final class CompletedValues {
  private final Context context;

  CompletedValues(Context context) {
    this.context = context;
  }

  /** Hands on what the last word of a line can be as a value; what is easily known comes first. */
  void of(CompletedLine line, Consumer<String> words) throws IOException {
    ArgSpec arg = line.value();
    if (arg == null) {
      return;
    }
    Class<?> type = arg.typeInfo().getType();
    String prefix = line.word();
    if (type.isEnum()) {
      constants(type, prefix).forEach(words);
    } else if (type == DeviceName.class) {
      known(Completion.DEVICES, prefix).forEach(words);
    } else if (type == RootName.class) {
      known(Completion.ROOTS, prefix).forEach(words);
    } else if (type == RootAdded.class) {
      known(Completion.OTHER_ROOTS, prefix).forEach(words);
    } else if (type == Place.class) {
      // That of push is in 'default' alone.
      boolean isOfPush = arg.command().userObject() instanceof PushCommand;
      known(isOfPush ? Completion.DETACHED_PATHS : Completion.PATHS, prefix).forEach(words);
    } else if (type == VersionPath.class || type == ManifestPath.class) {
      versionPaths(prefix, words);
    } else if (type == VersionName.class) {
      versions(line.operands(), prefix).forEach(words);
    } else if (type == String.class && arg.paramLabel().equals("PATH")) {
      paths(prefix).forEach(words);
    } else if (arg.command().userObject() instanceof HelpCommand) {
      explained(arg, line.operands(), prefix).forEach(words);
    }
  }

  private static List<String> constants(Class<?> type, String prefix) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .filter(word -> word.startsWith(prefix))
        .toList();
  }

  /** Either a local path, or the same in the store. */
  private SortedSet<String> paths(String prefix) throws IOException {
    TreeSet<String> words = new TreeSet<>(LocalNames.beginningWith(prefix));
    words.addAll(known(Completion.PATHS, prefix));
    return words;
  }

  /** A path may have an @ itself. */
  private void versionPaths(String prefix, Consumer<String> words) throws IOException {
    for (String path : paths(prefix)) {
      words.accept(path.endsWith("/") ? path : path + "@");
    }
    if (prefix.contains("@")) {
      known(Completion.VERSIONS, prefix).forEach(words);
    }
  }

  private List<String> versions(List<String> operands, String prefix) throws IOException {
    String path = (operands.isEmpty() ? "" : operands.getFirst()) + "@";
    return known(Completion.VERSIONS, path + prefix).stream()
        .map(word -> word.substring(path.length()))
        .toList();
  }

  private static SortedSet<String> explained(ArgSpec arg, List<String> operands, String prefix) {
    TreeSet<String> words = new TreeSet<>();
    @Nullable CommandLine line = arg.command().root().commandLine();
    for (String operand : operands) {
      line = line == null ? null : line.getSubcommands().get(operand);
    }
    if (line != null) {
      words.addAll(CompletedLine.commands(line, prefix));
    }
    if (operands.isEmpty()) {
      HelpTopic.names().stream().filter(word -> word.startsWith(prefix)).forEach(words::add);
    }
    return words;
  }

  private List<String> known(Completion kind, String prefix) throws IOException {
    try (Operations operations = context.open()) {
      return operations.complete(kind, prefix);
    }
  }
}
