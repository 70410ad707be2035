package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is held in one root. A person releases it by its hash, so that nothing is released
 * unseen.
 */
public record HeldSet(RootName root, List<Held> held) {
  public HeldSet {
    held = List.copyOf(held);
  }

  /** See {@link ShortHash}. */
  public String hash() {
    List<String> parts = new ArrayList<>(List.of(root.text()));
    for (Held item : held) {
      parts.addAll(
          List.of(item.kind().name(), item.path().toString(), ShortHash.text(item.content())));
    }
    return ShortHash.of(parts);
  }
}
