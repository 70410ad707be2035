package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import org.jspecify.annotations.Nullable;

/** Whether a root's folder is the one that we know, before anything in it is believed. */
public sealed interface RootGate {
  /** It is the tree that we left. */
  record Known() implements RootGate {}

  /**
   * It is a tree without history here: bases, if any, are dropped, and a first run follows.
   *
   * @param isNew whether it has no marker yet, and is taken up
   */
  record FirstRun(boolean isNew) implements RootGate {}

  /** It may not be touched. */
  record Halt(String reason, String nextStep) implements RootGate {}

  static RootGate of(
      DesiredRoot desired, String fleetId, @Nullable RootMemory memory, RootLook look) {
    if (desired.mode().value() != RootMode.FULL) {
      return new Halt(
          "mode '" + desired.mode().value().text() + "' is not supported by this version",
          "set mode: full for this root, or leave it out on this device");
    }
    String path = desired.localPath().value();
    return switch (look) {
      case RootLook.Missing() ->
          new Halt(
              "its folder " + path + " is missing",
              "mount or restore it, or say in the fleet document where it is now; for a new root: mkdir -p it and sync again");
      case RootLook.Unreadable(String why) ->
          new Halt("its folder " + path + " cannot be used: " + why, "mend that and sync again");
      case RootLook.Present present -> of(desired, fleetId, memory, present);
    };
  }

  private static RootGate of(
      DesiredRoot desired, String fleetId, @Nullable RootMemory memory, RootLook.Present look) {
    String path = desired.localPath().value();
    Marker marker = look.marker();
    RootMemory left = memory != null && memory.localPath().equals(path) ? memory : null;
    if (marker == null) {
      return left != null
          ? new Halt(
              "the marker in " + path + "/.tcfs is gone",
              "if this is the right folder, run 'tcfs init' with this root again")
          : new FirstRun(true);
    }
    if (!marker.fleetId().equals(fleetId) || !marker.root().equals(desired.name())) {
      return new Halt(
          path
              + " is marked as root '"
              + marker.root()
              + "' of fleet "
              + marker.fleetId()
              + ", not as root '"
              + desired.name()
              + "' of fleet "
              + fleetId,
          "give this root another folder");
    }
    if (left == null || !left.tokens().contains(marker.token())) {
      return new FirstRun(false);
    }
    return left.fileSystem().equals(look.fileSystem())
        ? new Known()
        : new Halt(
            path + " is on another file system than before",
            "mount the right one; if it was moved on purpose, run 'tcfs init' with this root again");
  }

  /**
   * Whether a root that was taken up is halted only because its folder is another one, or marked no
   * more.
   */
  static boolean needsTakingBack(DesiredRoot desired, RootMemory memory, RootLook look) {
    return memory.localPath().equals(desired.localPath().value())
        && look instanceof RootLook.Present present
        && (present.marker() == null || !present.fileSystem().equals(memory.fileSystem()));
  }
}
