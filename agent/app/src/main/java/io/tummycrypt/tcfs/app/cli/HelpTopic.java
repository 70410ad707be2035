package io.tummycrypt.tcfs.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.app.render.Table;
import io.tummycrypt.tcfs.app.render.Wrapped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code tcfs help} explains besides commands, each on one screen. */
enum HelpTopic {
  EXIT_CODES,
  PATTERNS,
  CONFLICTS,
  OPTIONS;

  /** The topic of this name; null if there is none. */
  static @Nullable HelpTopic named(String name) {
    return Arrays.stream(values())
        .filter(topic -> topic.text().equals(name))
        .findFirst()
        .orElse(null);
  }

  static List<String> names() {
    return Arrays.stream(values()).map(HelpTopic::text).toList();
  }

  /** As it is written on the command line. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void print(Page page) {
    switch (this) {
      case EXIT_CODES, PATTERNS, CONFLICTS -> Wrapped.reflow(read().lines().toList(), page);
      case OPTIONS -> printOptions(page);
    }
  }

  private String read() {
    try (InputStream in = HelpTopic.class.getResourceAsStream("/help/" + text() + ".txt")) {
      return new String(Objects.requireNonNull(in, text()).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the options themselves, so that none is missing. */
  private static void printOptions(Page page) {
    page.accept("Options of every command, before its name or behind it.");
    page.accept("");
    List<OptionSpec> options = CommandSpec.forAnnotatedObject(new GlobalOptions()).options();
    new Table<OptionSpec>("  ")
        .column(HelpTopic::synopsis)
        .column(option -> option.description()[0])
        .mayWrap()
        .print(options, page);
    page.accept("");
    Wrapped.reflow(
        List.of(
            "NO_COLOR in the environment, or TERM=dumb, stands for --color never.",
            "But for -q, what they tell is on standard error, and the result stays the same."),
        page);
    page.accept("");
    page.accept("See also: docs/reference/command-line.md");
  }

  private static String synopsis(OptionSpec option) {
    boolean hasValue = option.arity().max() > 0;
    return String.join(", ", option.names()) + (hasValue ? " " + option.paramLabel() : "");
  }
}
