package io.tummycrypt.tcfs.store.meta;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.InstantText;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.SummedJson;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what was published as desired. Complete or an error; safe to repeat. */
public final class FleetRevisions {
  /** A document can be six times as long when every letter of it is escaped. */
  private static final int LIMIT = 6 * FleetRevision.MAX_LENGTH + (64 << 10);

  private final ObjectReader store;
  private final FleetId fleet;

  public FleetRevisions(ObjectReader store, FleetId fleet) {
    this.store = store;
    this.fleet = fleet;
  }

  /** The number of the highest revision, which is not read; 0 if there is none. */
  public long highest() throws IOException {
    List<ObjectKey> keys = store.list(StoreKeys.REVISIONS);
    return keys.isEmpty() ? 0 : StoreKeys.number(keys.getLast());
  }

  /** The revision that counts, or null if nothing was published yet. */
  public @Nullable FleetRevision latest() throws IOException {
    List<ObjectKey> keys = store.list(StoreKeys.REVISIONS);
    return keys.isEmpty() ? null : read(keys.getLast());
  }

  /** All revisions, in order. */
  public List<FleetRevision> history() throws IOException {
    List<FleetRevision> history = new ArrayList<>();
    for (ObjectKey key : store.list(StoreKeys.REVISIONS)) {
      history.add(read(key));
    }
    return history;
  }

  /**
   * One revision.
   *
   * @throws NoSuchFileException if there is none with this number
   */
  public FleetRevision read(long n) throws IOException {
    return read(StoreKeys.revision(n));
  }

  private FleetRevision read(ObjectKey key) throws IOException {
    long expected = StoreKeys.number(key);
    JsonObject in = SummedJson.read(key, store.read(key, LIMIT), fleet);
    long n = in.number("n");
    if (n != expected) {
      throw in.unexpected("n", Long.toString(n), "the number of its key");
    }
    FleetRevision revision = revision(in, n);
    in.requireDone();
    return revision;
  }

  private static FleetRevision revision(JsonObject in, long n) throws IOException {
    try {
      return new FleetRevision(
          n,
          in.value("by", DeviceName::new),
          in.value("at", InstantText::parse),
          in.text("document"),
          in.has("origin") ? origin(in.object("origin")) : null);
    } catch (IllegalArgumentException e) {
      throw in.unexpected("document", String.valueOf(e.getMessage()), "a revision");
    }
  }

  private static RevisionOrigin origin(JsonObject in) throws IOException {
    String source = in.text("source");
    String version = in.text("version");
    List<DeviceName> added = in.values("added", DeviceName::new);
    in.requireDone();
    return new RevisionOrigin(source, version, new TreeSet<>(added));
  }
}
