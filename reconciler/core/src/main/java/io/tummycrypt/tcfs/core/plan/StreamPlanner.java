package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.DesiredStream;
import io.tummycrypt.tcfs.core.observed.StreamObserved;
import io.tummycrypt.tcfs.core.plan.StreamAction.Difference;
import io.tummycrypt.tcfs.core.plan.StreamAction.Part;
import io.tummycrypt.tcfs.core.plan.StreamAction.What;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Compares the stream of messages with what it is to be. The stream comes before its consumer, and
 * after both the copies of others.
 */
public final class StreamPlanner {
  private StreamPlanner() {}

  /** What there is to do; nothing where nobody could look. */
  public static StreamPlan plan(DesiredStream desired, StreamObserved observed) {
    return switch (observed) {
      case StreamObserved.Unknown(String why) -> new StreamPlan(List.of(), why);
      case StreamObserved.Seen seen -> new StreamPlan(actions(desired, seen), null);
    };
  }

  private static List<StreamAction> actions(DesiredStream desired, StreamObserved.Seen seen) {
    List<StreamAction> actions = new ArrayList<>();
    boolean isNew = true;
    if (seen.settings() == null) {
      actions.add(new StreamAction(What.MAKE, Part.STREAM, desired.name(), List.of()));
    } else {
      List<Difference> wrong = differences(desired.settings(), seen.settings());
      isNew = wrong.stream().anyMatch(each -> DesiredStream.FIXED.contains(each.setting()));
      if (!wrong.isEmpty()) {
        What what = isNew ? What.REPLACE : What.CHANGE;
        actions.add(new StreamAction(what, Part.STREAM, desired.name(), wrong));
      }
    }
    // A stream takes its consumers with it.
    if (isNew || seen.consumerSettings() == null) {
      actions.add(new StreamAction(What.MAKE, Part.CONSUMER, seen.consumer(), List.of()));
    } else {
      List<Difference> wrong = differences(desired.consumerSettings(), seen.consumerSettings());
      if (seen.isAhead()) {
        wrong.add(new Difference("position", "ahead of its stream", "within it"));
      }
      if (!wrong.isEmpty()) {
        actions.add(new StreamAction(What.REPLACE, Part.CONSUMER, seen.consumer(), wrong));
      }
    }
    desired.copied().stream()
        .filter(domain -> !seen.copied().contains(domain))
        .forEach(domain ->
            actions.add(new StreamAction(What.MAKE, Part.COPY, desired.copyOf(domain), List.of())));
    return actions;
  }

  private static List<Difference> differences(
      SortedMap<String, String> desired, SortedMap<String, String> found) {
    List<Difference> differences = new ArrayList<>();
    desired.forEach((setting, expected) -> {
      String there = found.getOrDefault(setting, "");
      if (!there.equals(expected)) {
        differences.add(new Difference(setting, there, expected));
      }
    });
    return differences;
  }
}
