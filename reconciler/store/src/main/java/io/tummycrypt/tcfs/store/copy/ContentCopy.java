package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.check.Workers;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.copy.Copied.Side;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies objects that are named by their bytes: damaged ones are left out, so that they can be
 * healed.
 */
final class ContentCopy {
  private final Source source;
  private final Target target;
  private final Problems problems;
  private final Tally tally;
  private final Set<ObjectKey> seen = new HashSet<>();

  ContentCopy(Source source, Target target, Problems problems, Tally tally) {
    this.source = source;
    this.target = target;
    this.problems = problems;
    this.tally = tally;
  }

  /** All that the source has under a prefix and that were not there the last time. */
  void copy(String prefix) throws IOException {
    Set<ObjectKey> there = new HashSet<>(target.list(prefix));
    List<ObjectKey> missing = new ArrayList<>();
    for (ObjectKey key : source.own(prefix)) {
      if (!seen.add(key)) {
        continue;
      }
      if (there.contains(key)) {
        tally.present();
      } else {
        missing.add(key);
      }
    }
    tally.expect(missing.size());
    Workers.forEach(missing, this::copy);
  }

  /** Whether the source had it, damaged or not. */
  boolean hasSeen(ObjectKey key) {
    return seen.contains(key);
  }

  private void copy(ObjectKey key) throws IOException {
    byte[] stored;
    try {
      stored = source.read(key, StoreCopy.LIMIT);
    } catch (NoSuchFileException gone) {
      problems.add(key, "it is not copied", gone);
      stored = null;
    }
    if (stored != null) {
      copy(key, stored);
    }
    tally.looked();
  }

  private void copy(ObjectKey key, byte[] stored) throws IOException {
    if (!Hasher.hash(stored).equals(Digest.ofHex(key.name()))) {
      problems.add(
          key.text(),
          Side.SOURCE,
          Kind.DAMAGED,
          "it is not copied: its bytes are not those of its name");
    } else if (target.create(key, stored)) {
      tally.created(stored.length);
    } else {
      problems.add(
          key.text(),
          Side.TARGET,
          Kind.DAMAGED,
          "it is damaged in the target, and was left as it is");
    }
  }
}
