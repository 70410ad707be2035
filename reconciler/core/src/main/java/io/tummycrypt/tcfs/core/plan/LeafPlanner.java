package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.LeafObserved;
import io.tummycrypt.tcfs.core.plan.StreamAction.Difference;
import io.tummycrypt.tcfs.core.plan.StreamAction.Part;
import io.tummycrypt.tcfs.core.plan.StreamAction.What;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to do with this machine's own message server: first its file, then the program. */
public final class LeafPlanner {
  private static final String PROGRAM = "nats-server";

  private LeafPlanner() {}

  /**
   * What there is to do.
   *
   * @param file the name of the configuration
   * @param differences between the file that was found and the one that is to be
   */
  public static List<StreamAction> plan(
      LeafObserved observed, String file, List<Difference> differences) {
    Optional<StreamAction> first =
        what(observed.configuration())
            .map(what -> new StreamAction(what, Part.LEAF_CONFIGURATION, file, differences));
    Optional<StreamAction> second =
        what(observed.server(), first.isPresent())
            .map(what -> new StreamAction(what, Part.LEAF_SERVER, PROGRAM, List.of()));
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static Optional<What> what(LeafObserved.Configuration configuration) {
    return switch (configuration) {
      case MISSING -> Optional.of(What.MAKE);
      case OTHER -> Optional.of(What.CHANGE);
      case LEFT_OVER -> Optional.of(What.REMOVE);
      case AS_DESIRED, NONE -> Optional.empty();
    };
  }

  /** One that runs as its file says runs otherwise once the file is another. */
  private static Optional<What> what(LeafObserved.Server server, boolean isFileChanged) {
    return switch (server) {
      case RUNS -> isFileChanged ? Optional.of(What.REPLACE) : Optional.empty();
      case RUNS_OTHERWISE -> Optional.of(What.REPLACE);
      case DOWN -> Optional.of(What.MAKE);
      case LEFT_OVER -> Optional.of(What.REMOVE);
      case NOT_ASKED -> Optional.empty();
    };
  }
}
