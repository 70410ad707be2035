package io.tummycrypt.tcfs.app.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The kinds of objects in a store, and which one of each is damaged: one of the device a. */
enum DamagedKind {
  LAST_HEAD("heads/a"),
  OLDER_HEAD("heads/a"),
  SEGMENT("segments/a"),
  PACK("packs"),
  IDENTITY("tcfs-meta/identity.json"),
  DEVICE("tcfs-meta/devices/a"),
  LAST_REVISION("tcfs-meta/fleet"),
  OLDER_REVISION("tcfs-meta/fleet"),
  REPORT("reports/a");

  private final String place;

  DamagedKind(String place) {
    this.place = place;
  }

  /** The object to be damaged: the newest, as that is what has not been read yet. */
  Path in(Path store) throws IOException {
    return isOlder() ? all(store).get(all(store).size() - 2) : all(store).getLast();
  }

  /** Another object of this kind; the store has only one identity. */
  Path anotherIn(Path store) throws IOException {
    return switch (this) {
      case DEVICE -> onlyIn(store.resolve("tcfs-meta/devices/b"));
      case REPORT -> onlyIn(store.resolve("reports/b"));
      case LAST_HEAD, LAST_REVISION -> all(store).get(all(store).size() - 2);
      case OLDER_HEAD, OLDER_REVISION -> all(store).getLast();
      case SEGMENT, PACK -> all(store).getFirst();
      case IDENTITY -> throw new IllegalArgumentException("there is one identity only");
    };
  }

  private boolean isOlder() {
    return this == OLDER_HEAD || this == OLDER_REVISION;
  }

  private static Path onlyIn(Path folder) throws IOException {
    return KillUsers.files(folder).getLast();
  }

  private List<Path> all(Path store) throws IOException {
    Path at = store.resolve(place);
    List<Path> objects =
        new ArrayList<>(Files.isRegularFile(at) ? List.of(at) : KillUsers.files(at));
    if (this == PACK || this == SEGMENT) {
      objects.sort(Comparator.comparingLong(path -> path.toFile().lastModified()));
    }
    return objects;
  }

  /** What a message calls it; what counts up is missed as a step back, or as what it said. */
  String named(Path store, Path object, boolean isMissing) {
    String key = store.relativize(object).toString();
    if (isMissing && place.startsWith("heads/")) {
      return "of device";
    }
    return isMissing && place.equals("tcfs-meta/fleet") ? "the fleet document" : key;
  }
}
