package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.engine.home.BucketUrl;
import io.tummycrypt.tcfs.engine.home.FolderUrl;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.meta.Identity;
import io.tummycrypt.tcfs.store.object.DirectoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.object.StoreProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first steps of a device into a store that it has not used before. The store proves that it
 * creates once and lists what it has before anything is written that counts: everything else stands
 * on that.
 */
public final class StoreEntry {
  private static final int ROUNDS = 4;

  private StoreEntry() {}

  /** An open store; {@code created} if its fleet was made now. */
  public record Entered(FleetStore store, boolean created) {}

  /** The store does not keep what it must promise; nothing was written that stays. */
  public static final class UnprovenStoreException extends IOException {
    private static final long serialVersionUID = 1;

    UnprovenStoreException(IOException cause) {
      super("the store cannot be used: " + IoText.of(cause), cause);
    }
  }

  /**
   * Takes the fleet of the store at a place; where there is none, {@code mine} becomes its fleet.
   * Repeating it is safe.
   *
   * @param token names the objects of the proof; random
   * @param listener is told of every request, those of the proof too
   * @throws UnprovenStoreException after which the place is as it was
   */
  public static Entered at(
      StorePlace place, Identity mine, String token, Instant now, RequestListener listener)
      throws IOException {
    return switch (place.url()) {
      case FolderUrl folder -> directory(folder.directory(), mine, token, listener);
      case BucketUrl _ -> enter(observed(place.open(now), listener), mine, token);
    };
  }

  /**
   * The fleet of the store at a place, as {@link #at} would find it; null where it would make one.
   * Nothing is written.
   */
  public static @Nullable FleetStore look(StorePlace place, Instant now, RequestListener listener)
      throws IOException {
    return switch (place.url()) {
      case FolderUrl folder -> look(folder.directory(), now, listener);
      case BucketUrl _ -> look(observed(place.open(now), listener));
    };
  }

  private static @Nullable FleetStore look(ObjectStore objects) throws IOException {
    Identity found = identity(objects);
    return found == null ? null : FleetStore.of(objects, found);
  }

  /**
   * Takes the fleet of the store in a folder; where there is none, the folder becomes a store, and
   * {@code mine} its fleet. Repeating it is safe.
   *
   * @param token names the objects of the proof; random
   * @param listener is told of every request, those of the proof too
   * @throws UnprovenStoreException after which the folder is as it was
   */
  public static Entered directory(
      Path folder, Identity mine, String token, RequestListener listener) throws IOException {
    boolean isFolder = Files.exists(folder);
    boolean isStore = DirectoryObjectStore.isAt(folder);
    ObjectStore objects = observed(DirectoryObjectStore.create(folder), listener);
    try {
      return enter(objects, mine, token);
    } catch (UnprovenStoreException refused) {
      if (!isStore) {
        leave(folder, isFolder, refused);
      }
      throw refused;
    }
  }

  /**
   * The fleet of the store in a folder, as {@link #directory} would find it; null where it would
   * make one. Nothing is written.
   */
  public static @Nullable FleetStore look(Path folder, Instant now, RequestListener listener)
      throws IOException {
    if (!DirectoryObjectStore.isAt(folder)) {
      DirectoryObjectStore.requireVacant(folder);
      return null;
    }
    return look(observed(DirectoryObjectStore.open(folder, now), listener));
  }

  private static ObjectStore observed(ObjectStore objects, RequestListener listener) {
    return new ObservedObjectStore(objects, listener, System::nanoTime);
  }

  private static void leave(Path folder, boolean isFolder, IOException refused) {
    try {
      DirectoryObjectStore.abandon(folder);
      if (!isFolder) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      refused.addSuppressed(e);
    }
  }

  /**
   * Takes the fleet of the store, or makes {@code mine} its fleet.
   *
   * @param token names the objects of the proof; random
   * @throws UnprovenStoreException if the store cannot be relied on
   */
  public static Entered enter(ObjectStore objects, Identity mine, String token) throws IOException {
    Identity found = identity(objects);
    prove(objects, token);
    Identity identity = found == null ? Identities.create(objects, mine) : found;
    return new Entered(FleetStore.of(objects, identity), identity.equals(mine));
  }

  /**
   * The identity; null in a store that is nobody's yet. It is made before all else: a store that
   * has anything of a fleet in it had one, and a new one would cut its devices off.
   */
  private static @Nullable Identity identity(ObjectStore objects) throws IOException {
    Identity found = readIdentity(objects);
    if (found != null) {
      return found;
    }
    List<ObjectKey> others = new ArrayList<>();
    for (String folder : List.of(StoreKeys.DEVICE_RECORDS, StoreKeys.REVISIONS, StoreKeys.SLOTS)) {
      others.addAll(objects.list(folder));
    }
    if (others.isEmpty()) {
      return null;
    }
    // Somebody may have made the fleet between our two looks.
    Identity made = readIdentity(objects);
    if (made == null) {
      throw new DamagedObjectException(
          StoreKeys.IDENTITY, "no such object", "one, for there is '" + others.getFirst() + "'");
    }
    return made;
  }

  private static @Nullable Identity readIdentity(ObjectStore objects) throws IOException {
    try {
      return Identities.read(objects);
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  /**
   * Proves again that the store at a place can be relied on, as for one that is reached in another
   * way than before.
   *
   * @param token names the objects of the proof; random
   * @throws UnprovenStoreException if it cannot
   */
  public static void prove(StorePlace place, String token, Instant now, RequestListener listener)
      throws IOException {
    prove(observed(place.open(now), listener), token);
  }

  private static void prove(ObjectStore objects, String token) throws UnprovenStoreException {
    try {
      new StoreProbe(objects, token).prove(ROUNDS);
    } catch (IOException e) {
      throw new UnprovenStoreException(e);
    }
  }
}
