package io.tummycrypt.tcfs.app.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console blocks of one page, as one session: every line after {@code $} is a command, and what
 * follows is all that it prints. A line {@code ...} stands for any lines; a comment {@code # exit
 * N} names an exit code that is not 0. What a page prepares without showing it stands in a comment
 * of the page that begins with {@code <!-- console}.
 */
record Transcript(Path page, List<Step> steps) {
  private static final Pattern EXIT = Pattern.compile("# exit (\\d+)$");

  /** One command, and what the page says of it. */
  record Step(int line, String command, int exit, List<String> output) {}

  static Transcript of(Path page) throws IOException {
    List<Step> steps = new ArrayList<>();
    boolean inside = false;
    int number = 0;
    for (String line : Files.readAllLines(page)) {
      number++;
      if (line.startsWith("```") || line.equals("<!-- console") || line.equals("-->")) {
        inside = line.endsWith("console");
      } else if (inside && line.startsWith("$ ")) {
        steps.add(step(number, line.substring(2)));
      } else if (inside) {
        steps.getLast().output().add(line);
      }
    }
    return new Transcript(page, List.copyOf(steps));
  }

  private static Step step(int number, String command) {
    Matcher exit = EXIT.matcher(command);
    int code = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
    return new Step(number, command, code, new ArrayList<>());
  }
}
