package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.store.slot.History.Gap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was changed.
 *
 * @param place what was asked for; null for everything
 * @param changes the newest, newest first
 * @param total how many there are in all
 * @param gaps what could not be read: what stands there is missing
 */
public record Changes(@Nullable Place place, List<Change> changes, long total, List<Gap> gaps) {
  public Changes {
    changes = List.copyOf(changes);
    gaps = List.copyOf(gaps);
  }
}
