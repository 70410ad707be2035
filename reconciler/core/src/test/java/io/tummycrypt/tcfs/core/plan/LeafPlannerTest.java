package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.observed.LeafObserved;
import io.tummycrypt.tcfs.core.observed.LeafObserved.Configuration;
import io.tummycrypt.tcfs.core.observed.LeafObserved.Server;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LeafPlannerTest {
  private static List<String> plan(Configuration configuration, Server server) {
    return LeafPlanner.plan(new LeafObserved(configuration, server), "FILE", List.of()).stream()
        .map(action -> action.what() + " " + action.part() + " " + action.name())
        .map(text -> text.toLowerCase(Locale.ROOT).replace('_', ' '))
        .toList();
  }

  @Test
  void nothingIsToBeDoneWhereAllIsAsDesired() {
    assertEquals(List.of(), plan(Configuration.AS_DESIRED, Server.RUNS));
    assertEquals(List.of(), plan(Configuration.AS_DESIRED, Server.NOT_ASKED));
    assertEquals(List.of(), plan(Configuration.NONE, Server.NOT_ASKED));
  }

  @Test
  void whatIsMissingIsMadeTheFileFirst() {
    assertEquals(
        List.of("make leaf configuration file", "make leaf server nats-server"),
        plan(Configuration.MISSING, Server.DOWN));
    assertEquals(
        List.of("make leaf server nats-server"), plan(Configuration.AS_DESIRED, Server.DOWN));
  }

  @Test
  void aServerThatRunsWithOtherSettingsIsReplaced() {
    List<String> replaced = List.of("replace leaf server nats-server");
    assertEquals(replaced, plan(Configuration.AS_DESIRED, Server.RUNS_OTHERWISE));
    assertEquals(
        List.of("change leaf configuration file", replaced.getFirst()),
        plan(Configuration.OTHER, Server.RUNS));
  }

  @Test
  void aServerOfSomebodyElsesIsLeftToThem() {
    assertEquals(
        List.of("change leaf configuration file"), plan(Configuration.OTHER, Server.NOT_ASKED));
  }

  @Test
  void whatIsNotToBeIsRemoved() {
    assertEquals(
        List.of("remove leaf configuration file", "remove leaf server nats-server"),
        plan(Configuration.LEFT_OVER, Server.LEFT_OVER));
  }
}
