package io.tummycrypt.tcfs.app.doctor;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.core.apply.RootGate;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.engine.tree.FolderProbe;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the folder of a root is the one that we know, and what its file system can do. */
public final class RootCheck {
  private final DesiredRoot root;
  private final LocalFolder folder;
  private final boolean mayWrite;

  /**
   * Nothing is looked at yet.
   *
   * @param mayWrite whether something may be tried out inside {@code .tcfs}
   */
  public RootCheck(DesiredRoot root, LocalFolder folder, boolean mayWrite) {
    this.root = root;
    this.folder = folder;
    this.mayWrite = mayWrite;
  }

  /** All checks; of a folder that may not be touched there is one. */
  public List<Check> checks(RootGate gate) {
    List<Check> checks = new ArrayList<>();
    checks.add(known(gate, folder.path()));
    if (checks.getFirst().level() == Level.OK) {
      checks.add(space());
      checks.addAll(features());
    }
    return checks.stream().map(check -> check.of(root.name())).toList();
  }

  static Check known(RootGate gate, String path) {
    return switch (gate) {
      case RootGate.Known() -> Check.ok(Topic.FOLDER, path + ", as it was left");
      case RootGate.FirstRun _ -> Check.ok(Topic.FOLDER, path + ", to be taken up by a sync");
      case RootGate.Halt halt -> Check.error(Topic.FOLDER, halt.reason(), halt.nextStep());
    };
  }

  private Check space() {
    try {
      long floor = root.guards().minFreeBytes().value();
      long free = folder.handle().fileSystem().freeBytes();
      return SpaceCheck.of(Topic.ROOT_SPACE, free, floor, "nothing more is pulled");
    } catch (IOException e) {
      return Remedy.failed(Topic.ROOT_SPACE, e);
    }
  }

  private List<Check> features() {
    try {
      if (mayWrite && FolderProbe.isPossible(folder)) {
        List<Check> checks =
            new ArrayList<>(List.of(Check.ok(Topic.WRITING, "something was made and removed")));
        checks.addAll(FeatureCheck.of(FolderProbe.run(folder)));
        return checks;
      }
      return List.of(
          mayBeWritten(), FeatureCheck.letterCase(FolderProbe.foldsCase(folder)), skipped());
    } catch (IOException e) {
      return List.of(Remedy.failed(Topic.WRITING, e));
    }
  }

  /** As the system says; nothing is tried out. */
  private Check mayBeWritten() {
    return Files.isWritable(Path.of(folder.path()))
        ? Check.ok(Topic.WRITING, "this user may write there")
        : Check.error(
            Topic.WRITING,
            "this user may not write there",
            "allow this user to use " + folder.path());
  }

  private Check skipped() {
    return Check.skipped(
        Topic.EXCHANGE,
        mayWrite
            ? "this and the other features are tried out once the root is taken up"
            : "this and the other features are not tried out, for --no-writes");
  }
}
