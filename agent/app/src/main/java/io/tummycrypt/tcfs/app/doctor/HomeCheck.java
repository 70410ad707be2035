package io.tummycrypt.tcfs.app.doctor;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.RunLock.Attempt.Busy;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what tcfs keeps for itself on this machine is as it left it. */
public final class HomeCheck {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /** For the state, and the list of what is stored. */
  private static final long FLOOR = 128L << 20;

  private final TcfsHome home;

  public HomeCheck(TcfsHome home) {
    this.home = home;
  }

  /** All checks; a folder that is not there yet is made when it is needed, but for the keys. */
  public List<Check> checks() {
    return List.of(keys(), state(), lock(), space());
  }

  private Check keys() {
    if (!Files.exists(home.keyFile())) {
      return Check.error(
          Topic.KEYS,
          "there is no key " + home.keyFile(),
          "restore it from a copy; without one run 'tcfs init' under a new name");
    }
    return ownerOnly(Topic.KEYS, List.of(home.keys(), home.keyFile()));
  }

  private Check state() {
    return Files.exists(home.state())
        ? ownerOnly(Topic.STATE, List.of(home.state()))
        : Check.ok(Topic.STATE, "none yet");
  }

  private static Check ownerOnly(Topic topic, List<Path> paths) {
    try {
      for (Path path : paths) {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        if (!OWNER.containsAll(found)) {
          return Check.error(
              topic,
              "others can reach %s, with mode %s"
                  .formatted(path, PosixFilePermissions.toString(found)),
              "see that nobody has read it, then run chmod go= '" + path + "'");
        }
      }
      return Check.ok(topic, paths.getLast() + ", for its owner only");
    } catch (IOException e) {
      return Remedy.failed(topic, e);
    }
  }

  private Check lock() {
    try {
      return of(RunLock.look(home));
    } catch (IOException e) {
      return Remedy.failed(Topic.LOCK, e);
    }
  }

  /** A lock ends with its process, unless it is of another machine that shares the folder. */
  static Check of(@Nullable Busy busy) {
    if (busy == null) {
      return Check.ok(Topic.LOCK, "free");
    }
    return busy.holder().isPresent()
        ? Check.ok(Topic.LOCK, busy.who() + " is at work")
        : Check.error(
            Topic.LOCK,
            "it is held, and by no process that is on this machine",
            "if another machine or container uses this home, give each its own with TCFS_HOME;"
                + " otherwise run 'tcfs doctor' again");
  }

  private Check space() {
    try {
      long free = Files.getFileStore(existing(home.state())).getUsableSpace();
      return SpaceCheck.of(Topic.HOME_SPACE, free, FLOOR, "state cannot be kept safely");
    } catch (IOException e) {
      return Remedy.failed(Topic.HOME_SPACE, e);
    }
  }

  private static Path existing(Path path) {
    Path there = path;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
