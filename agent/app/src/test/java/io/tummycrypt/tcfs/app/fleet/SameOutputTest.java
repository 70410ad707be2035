package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commands that only look print the same beside an agent that runs, but for what it says itself.
 */
class SameOutputTest extends TwoMachines {
  @Test
  void whatALookPrintsDoesNotDependOnTheAgent() throws IOException, InterruptedException {
    a.write("plan.txt", "before");
    a.write("folder/file", "text");
    RunningAgent agent = RunningAgent.of(a);
    Map<String, String> with;
    try {
      Eventually.holds(
          () -> a.done("status").out().contains("at rest since "), () -> a.done("status").out());
      with = atRest();
    } finally {
      agent.end();
    }
    assertEquals(with, looks());
  }

  /** Until nothing more comes of it: what it did last may not be over when it says so. */
  private Map<String, String> atRest() {
    Map<String, String> before = looks();
    Map<String, String> now = looks();
    while (!now.equals(before)) {
      before = now;
      now = looks();
    }
    return now;
  }

  private Map<String, String> looks() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String look : LookingTest.LOOKS) {
      Machine.Ended ended = a.tcfs(look.split(" "));
      String out = look.contains("--json") ? json(ended.out()) : text(ended.out());
      all.put(look, "exit " + ended.code() + "\n" + out);
    }
    return all;
  }

  /** Without how the agent is, and what it has left to do in each root. */
  private static String text(String out) {
    return out.replaceAll("(?m)^  agent +(runs: .*\\n +at rest since .*|does not run)\\n", "")
        .replaceAll("(?m)^agent: ('tcfsd' \\(.*|none runs on this device)\\n", "")
        .replaceAll("(?m)^docs  (nothing  |not known)  ", "docs  ");
  }

  private static String json(String out) {
    ObjectNode answer = (ObjectNode) new JsonMapper().readTree(out);
    answer.remove("agent");
    return answer.toPrettyString();
  }
}
