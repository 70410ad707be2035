package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a push.
 *
 * @param applied the part of the plan that was to be published, and what was
 * @param places what was asked for
 * @param overtaken what stopped it: versions that nobody here has seen; then nothing was published
 * @param outdated what stopped it, too: there is nothing new here, and something newer elsewhere
 * @param behind what the fleet has newer at these places, and a push does not bring here
 * @param leftOut what patterns and repositories kept out of pushed folders that are in no root
 */
public record Pushed(
    Applied applied,
    List<Place> places,
    List<Overtaken> overtaken,
    List<OutdatedPush> outdated,
    List<Action> behind,
    SortedMap<TreePath, Setting<String>> leftOut) {
  public Pushed {
    places = List.copyOf(places);
    overtaken = List.copyOf(overtaken);
    outdated = List.copyOf(outdated);
    behind = List.copyOf(behind);
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }

  /** Whether nothing was published because the fleet has something that nobody here has seen. */
  public boolean isRefused() {
    return !overtaken.isEmpty() || !outdated.isEmpty();
  }
}
