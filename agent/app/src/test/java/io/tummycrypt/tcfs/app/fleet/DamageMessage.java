package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person is told of a mishap: which object, what to do next, and no stack trace. */
final class DamageMessage {
  private static final List<String> NEXT_STEPS =
      List.of("next step: ", "to go on: ", "to let it happen: ", "to mend it: ");

  private DamageMessage() {}

  /**
   * Fails unless the output of a command says all of {@code words}, and one of them in a next step:
   * what to do about this mishap, and not about any.
   */
  static void isClear(Ended ended, String... words) {
    hasNoTrace(ended);
    for (String word : words) {
      assertTrue(ended.all().contains(word), () -> "no '" + word + "' in\n" + ended.all());
    }
    String steps = nextSteps(ended);
    assertTrue(
        Stream.of(words).anyMatch(steps::contains),
        () -> "none of " + List.of(words) + " is in a next step of\n" + ended.all());
  }

  private static String nextSteps(Ended ended) {
    return ended
        .all()
        .lines()
        .flatMap(line ->
            NEXT_STEPS.stream()
                .filter(line::contains)
                .map(step -> line.substring(line.indexOf(step))))
        .collect(Collectors.joining("\n"));
  }

  static void hasNoTrace(Ended ended) {
    assertFalse(ended.all().contains("\tat "), ended::all);
    assertFalse(ended.all().contains("Exception"), ended::all);
    assertFalse(ended.all().contains("mistake in tcfs"), ended::all);
  }
}
