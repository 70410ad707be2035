package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Notice.OpenConflict;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;

/**
 * A push that was refused and would be again: it waits for a person.
 *
 * @param local what was to be pushed; absolute
 * @param overtaken what is there now, and what the fleet has
 */
public record RefusedPush(String local, Overtaken overtaken) {
  /** Where it was to go. */
  public Place place() {
    return new Place(overtaken.root(), overtaken.path());
  }

  /** What is to be decided, with the hash that names it. */
  public OpenConflict conflict() {
    return overtaken.conflict();
  }
}
