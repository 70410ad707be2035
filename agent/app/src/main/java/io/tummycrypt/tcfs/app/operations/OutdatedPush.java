package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;

/**
 * Something that was to be pushed and is unchanged here, while the fleet has a newer version: there
 * is no edit that could be published or decided about.
 *
 * @param local what was to be pushed; absolute
 * @param here the version of it that this device has
 * @param overtaken its content, and what the fleet has
 */
public record OutdatedPush(String local, VersionName here, Overtaken overtaken) {
  /** Where it was to go. */
  public Place place() {
    return new Place(overtaken.root(), overtaken.path());
  }
}
