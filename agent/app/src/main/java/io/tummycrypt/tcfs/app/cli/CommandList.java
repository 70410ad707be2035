package io.tummycrypt.tcfs.app.cli;

import static java.util.stream.Collectors.joining;

import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.app.render.Table;
import io.tummycrypt.tcfs.app.render.Wrapped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The commands below another one, a line each: the first sentence of what is said of them. */
final class CommandList implements IHelpSectionRenderer {
  private static final int NAME = 20;

  /** What is seldom asked for shares a line, so that all fits a screen. */
  private static final Set<String> ASIDE =
      Set.of(
          "completion",
          "config",
          "demo",
          "diff",
          "help",
          "import",
          "manifest",
          "pause",
          "resume",
          "sync-status",
          "watch");

  private final int width;

  CommandList(int width) {
    this.width = width;
  }

  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    List<Map.Entry<String, CommandLine>> shown = shown(help);
    String aside =
        shown.stream().map(Map.Entry::getKey).filter(ASIDE::contains).collect(joining(", "));
    new Table<Map.Entry<String, CommandLine>>("  ")
        .column(Map.Entry::getKey)
        .column(command -> brief(command.getValue()))
        .mayWrap()
        .print(
            shown.stream().filter(command -> !ASIDE.contains(command.getKey())).toList(),
            page(text));
    if (!aside.isEmpty()) {
      Wrapped.print("Also: ", aside + ".", page(text));
    }
    return text.toString();
  }

  private Page page(StringBuilder text) {
    return new Sheet(line -> text.append(line).append('\n'), width, /* isColoured= */ false);
  }

  /** What a program asks for, and no person, is not listed. */
  private static List<Map.Entry<String, CommandLine>> shown(Help help) {
    return help.commandSpec().subcommands().entrySet().stream()
        .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
        .toList();
  }

  /** One that is too long ends where its first part does. */
  private String brief(CommandLine command) {
    String[] description = command.getCommandSpec().usageMessage().description();
    String sentence = description.length == 0 ? "" : description[0].split("\\.( |$)|:$", 2)[0];
    return sentence.length() <= width - NAME
        ? sentence
        : sentence.split("[:;]|, (and|or|in) ", 2)[0];
  }
}
