package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.desired.DesiredStream;
import io.tummycrypt.tcfs.core.observed.StreamObserved;
import io.tummycrypt.tcfs.core.observed.StreamObserved.Seen;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.plan.StreamAction.Difference;
import io.tummycrypt.tcfs.core.plan.StreamAction.Part;
import io.tummycrypt.tcfs.core.plan.StreamAction.What;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamPlannerTest {
  private static final DesiredStream DESIRED =
      DesiredStream.of(new DeviceName("yoga"), "0".repeat(32));
  private static final StreamAction MAKE_CONSUMER =
      new StreamAction(What.MAKE, Part.CONSUMER, "state-yoga", List.of());

  private static List<StreamAction> plan(
      @Nullable SortedMap<String, String> stream, @Nullable SortedMap<String, String> consumer) {
    StreamPlan plan = StreamPlanner.plan(DESIRED, new Seen(stream, "state-yoga", consumer));
    assertEquals(null, plan.unknown());
    return plan.actions();
  }

  private static SortedMap<String, String> with(
      SortedMap<String, String> settings, String name, String value) {
    SortedMap<String, String> changed = new TreeMap<>(settings);
    changed.put(name, value);
    return changed;
  }

  @Test
  void nothingIsToBeDoneWhereAllIsAsDesired() {
    assertEquals(List.of(), plan(DESIRED.settings(), DESIRED.consumerSettings()));
  }

  @Test
  void whatIsMissingIsMadeTheStreamFirst() {
    StreamAction stream = new StreamAction(What.MAKE, Part.STREAM, "STATE_UPDATES", List.of());
    assertEquals(List.of(stream, MAKE_CONSUMER), plan(null, null));
    assertEquals(List.of(MAKE_CONSUMER), plan(DESIRED.settings(), null));
  }

  @Test
  void otherLimitsAreChangedAndWhatIsInTheStreamStays() {
    assertEquals(
        List.of(
            new StreamAction(
                What.CHANGE,
                Part.STREAM,
                "STATE_UPDATES",
                List.of(new Difference("maxAge", "3600s", "7d")))),
        plan(with(DESIRED.settings(), "maxAge", "3600s"), DESIRED.consumerSettings()));
  }

  @Test
  void aStreamThatCannotBeChangedIsReplacedWithItsConsumer() {
    assertEquals(
        List.of(
            new StreamAction(
                What.REPLACE,
                Part.STREAM,
                "STATE_UPDATES",
                List.of(new Difference("storage", "memory", "file"))),
            MAKE_CONSUMER),
        plan(with(DESIRED.settings(), "storage", "memory"), DESIRED.consumerSettings()));
  }

  @Test
  void anotherConsumerIsReplaced() {
    assertEquals(
        List.of(
            new StreamAction(
                What.REPLACE,
                Part.CONSUMER,
                "state-yoga",
                List.of(new Difference("filter", "STATE.>", "STATE.*.head")))),
        plan(DESIRED.settings(), with(DESIRED.consumerSettings(), "filter", "STATE.>")));
  }

  @Test
  void aConsumerAheadOfItsStreamIsReplaced() {
    Seen ahead =
        new Seen(
            DESIRED.settings(),
            "state-yoga",
            DESIRED.consumerSettings(),
            /* isAhead= */ true,
            new TreeSet<>());
    assertEquals(
        List.of(
            new StreamAction(
                What.REPLACE,
                Part.CONSUMER,
                "state-yoga",
                List.of(new Difference("position", "ahead of its stream", "within it")))),
        StreamPlanner.plan(DESIRED, ahead).actions());
  }

  @Test
  void whatNobodyAskedForMayBeAsItIs() {
    assertEquals(
        List.of(), plan(with(DESIRED.settings(), "replicas", "3"), DESIRED.consumerSettings()));
  }

  @Test
  void whereNobodyCouldLookNothingIsPlannedAndThatIsSaid() {
    assertEquals(
        new StreamPlan(List.of(), "no answer"),
        StreamPlanner.plan(DESIRED, new StreamObserved.Unknown("no answer")));
  }

  @Test
  void copiesOfTheStreamsOfLeafNodesAreMadeLast() {
    DesiredStream hub =
        DesiredStream.of(
            new DeviceName("yoga"), "0".repeat(32), new TreeSet<>(List.of("lab", "home")));
    StreamAction home = new StreamAction(What.MAKE, Part.COPY, "STATE_UPDATES_home", List.of());
    StreamAction lab = new StreamAction(What.MAKE, Part.COPY, "STATE_UPDATES_lab", List.of());
    Seen none = new Seen(hub.settings(), "state-yoga", null);
    assertEquals(List.of(MAKE_CONSUMER, home, lab), StreamPlanner.plan(hub, none).actions());
    Seen some =
        new Seen(
            hub.settings(),
            "state-yoga",
            hub.consumerSettings(),
            /* isAhead= */ false,
            new TreeSet<>(List.of("home", "of-others")));
    assertEquals(List.of(lab), StreamPlanner.plan(hub, some).actions());
  }
}
