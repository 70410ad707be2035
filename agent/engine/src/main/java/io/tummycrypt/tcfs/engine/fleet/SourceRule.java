package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.store.meta.RevisionOrigin;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a document is its source's: all but the devices that joined by themselves. Those belong
 * to whoever is at them, until the source has them, too.
 */
public final class SourceRule {
  private SourceRule() {}

  /** Whether this is a source's document, so that it is changed there. */
  public static boolean isRuled(@Nullable RevisionOrigin origin) {
    return origin != null && !origin.isByHand();
  }

  /** Whether a change makes something else of what is the source's. */
  static boolean breaks(
      @Nullable RevisionOrigin origin, FleetDocument before, FleetDocument after) {
    return origin != null
        && isRuled(origin)
        && (!before.fleet().object().equals(after.fleet().object())
            || before.deviceNames().stream()
                .filter(device -> !origin.added().contains(device))
                .anyMatch(device -> !device(before, device).equals(device(after, device))));
  }

  private static Optional<TcfsDevice> device(FleetDocument document, DeviceName name) {
    return document.device(name).map(Located::object);
  }

  /** Where the document is from after a change that leaves alone what is the source's. */
  static @Nullable RevisionOrigin carried(
      @Nullable RevisionOrigin origin, FleetDocument before, FleetDocument after) {
    if (origin == null || !isRuled(origin)) {
      return origin;
    }
    TreeSet<DeviceName> added = new TreeSet<>(after.deviceNames());
    added.removeIf(device -> before.device(device).isPresent() && !origin.added().contains(device));
    return origin.adding(added);
  }

  /**
   * The devices of the document in force that are kept beside what a source says: all that the
   * source never had.
   *
   * @param isSame whether that document is from the same source
   */
  public static SortedSet<DeviceName> kept(
      PublishedDocument.Revision latest, FleetDocument source, boolean isSame) {
    TreeSet<DeviceName> kept = new TreeSet<>(latest.document().deviceNames());
    kept.removeAll(source.deviceNames());
    if (isSame && latest.origin() != null) {
      kept.retainAll(latest.origin().added());
    }
    return kept;
  }
}
