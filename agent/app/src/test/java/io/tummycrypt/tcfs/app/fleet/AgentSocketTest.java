package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Commands ask an agent whose socket others have meddled with. */
class AgentSocketTest extends TwoMachines {
  private Path socket() {
    return a.home().resolve("run/agent.sock");
  }

  private boolean isAnswered() {
    return a.done("status").out().contains("at rest since ");
  }

  private void isAnsweredSoon() {
    Eventually.holds(this::isAnswered, () -> a.done("status").all());
  }

  @Test
  void answersAgainWhenItsSocketWasDeletedOrReplaced() throws IOException, InterruptedException {
    RunningAgent agent = RunningAgent.of(a);
    try {
      isAnsweredSoon();
      Files.delete(socket());
      isAnsweredSoon();
      Files.delete(socket());
      Files.writeString(socket(), "no socket");
      isAnsweredSoon();
      assertEquals(0, agent.unanswered().size(), agent.unanswered()::toString);
    } finally {
      agent.end();
    }
    assertTrue(Files.notExists(socket()));
  }

  @Test
  void answersOnceWhatWasInTheWayIsGone() throws IOException, InterruptedException {
    Path inTheWay = Files.createDirectories(socket().resolve("file"));
    RunningAgent agent = RunningAgent.of(a);
    try {
      assertEquals(1, agent.unanswered().size());
      int looks = agent.looks().size();
      a.write("file", "text");
      Eventually.holds(() -> agent.looks().size() > looks + 3, () -> "it does not look any more");
      assertFalse(isAnswered());
      assertEquals(1, agent.unanswered().size(), agent.unanswered()::toString);

      Files.delete(inTheWay);
      Files.deleteIfExists(socket()); // The agent may have been faster.
      isAnsweredSoon();
      assertEquals(1, agent.unanswered().size(), agent.unanswered()::toString);
    } finally {
      agent.end();
    }
  }
}
