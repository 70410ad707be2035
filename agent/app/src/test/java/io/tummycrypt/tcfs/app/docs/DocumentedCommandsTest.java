package io.tummycrypt.tcfs.app.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.docs.Session.Ended;
import io.tummycrypt.tcfs.app.docs.Transcript.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation shows is what happens. What differs from run to run (digests, times) may
 * be any.
 */
@Timeout(300)
class DocumentedCommandsTest {
  private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{10,64}\\b");
  private static final Pattern LIFE = Pattern.compile("~[0-9a-f]{4}\\b");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}Z");

  @TempDir Path machine;

  static List<Path> pages() throws IOException {
    Path repository = Path.of("../..").toRealPath();
    try (Stream<Path> docs = Files.walk(repository.resolve("docs"))) {
      return Stream.concat(Stream.of(repository.resolve("README.md")), docs)
          .filter(page -> page.toString().endsWith(".md"))
          .filter(DocumentedCommandsTest::hasCommands)
          .sorted()
          .toList();
    }
  }

  private static boolean hasCommands(Path page) {
    try {
      return !Transcript.of(page).steps().isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void happenAsDocumented(Path page) throws Exception {
    List<Step> steps = Transcript.of(page).steps();
    List<Ended> ended = new Session(machine).run(steps.stream().map(Step::command).toList());
    StringBuilder differences = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Ended end = ended.get(i);
      if (end.code() != step.exit() || !matches(step.output(), end.output())) {
        differences.append(
            "\n%s:%d: $ %s\n".formatted(page.getFileName(), step.line(), step.command()));
        differences.append("exit %d, and it printed:\n".formatted(end.code()));
        end.output().forEach(line -> differences.append(line).append('\n'));
      }
    }
    assertTrue(differences.isEmpty(), differences::toString);
  }

  private static boolean matches(List<String> expected, List<String> actual) {
    StringBuilder pattern = new StringBuilder();
    for (String line : expected) {
      pattern.append(line.equals("...") ? "(.*\n)*?" : Pattern.quote(plain(line)) + "\n");
    }
    StringBuilder text = new StringBuilder();
    actual.forEach(line -> text.append(plain(line)).append('\n'));
    return Pattern.matches(pattern.toString(), text);
  }

  /** Tests run a program without a version, and what differs in length moves the columns. */
  private static String plain(String line) {
    String text = DIGEST.matcher(line).replaceAll("DIGEST");
    return LIFE.matcher(TIME.matcher(text).replaceAll("TIME"))
        .replaceAll("~LIFE")
        .replace("development", "0.1.0")
        .replaceAll(" +", " ")
        .stripTrailing();
  }
}
