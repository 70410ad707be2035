package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.util.List;

/** What a person is told of a mishap: which object, what to do next, and no stack trace. */
final class DamageMessage {
  private static final List<String> NEXT_STEPS =
      List.of("next step: ", "to go on: ", "to let it happen: ", "Next: ");

  private DamageMessage() {}

  /** Fails unless the output of a command says all of {@code words}, and a next step. */
  static void isClear(Ended ended, String... words) {
    hasNoTrace(ended);
    for (String word : words) {
      assertTrue(ended.all().contains(word), () -> "no '" + word + "' in\n" + ended.all());
    }
    assertTrue(
        NEXT_STEPS.stream().anyMatch(ended.all()::contains),
        () -> "no next step in\n" + ended.all());
  }

  static void hasNoTrace(Ended ended) {
    assertFalse(ended.all().contains("\tat "), ended::all);
    assertFalse(ended.all().contains("Exception"), ended::all);
    assertFalse(ended.all().contains("mistake in tcfs"), ended::all);
  }
}
