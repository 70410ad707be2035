package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.store.check.Inventory;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store that is copied from. An object that it does not give out leaves all others. */
final class Source {
  private final ObjectReader store;
  private final Target target;
  private final Problems problems;

  Source(ObjectReader store, Target target, Problems problems) {
    this.store = store;
    this.target = target;
    this.problems = problems;
  }

  /** What belongs there; all else stays there. */
  List<ObjectKey> own(String prefix) throws IOException {
    return store.list(prefix).stream().filter(Inventory::isOwn).toList();
  }

  /**
   * An object.
   *
   * @return null if it cannot be read, which is a problem then
   * @throws NoSuchFileException if there is none
   * @throws IOException if nothing else can be read, either
   */
  byte @Nullable [] read(ObjectKey key, int limit) throws IOException {
    try {
      byte[] stored = store.read(key, limit);
      problems.remove(key);
      return stored;
    } catch (NoSuchFileException none) {
      throw none;
    } catch (IOException e) {
      problems.add(
          key,
          target.has(key)
              ? "the target has it, and whether that is the same is not known"
              : "it is not copied",
          e);
      return null;
    }
  }
}
