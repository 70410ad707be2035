package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FolderEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A program of its own: mounts below a root that is kept in mind, and the root itself. */
final class LiveRootWithMounts implements AutoCloseable {
  private static final TreePath BELOW = TreePath.parse("odd name/below");

  private final Path top;
  private final LocalFolder folder;
  private final FolderEvents events;
  private final LiveRoot root;

  private LiveRootWithMounts(Path top) {
    this.top = top;
    this.folder = new LocalFolder(top.toString());
    this.events = Objects.requireNonNull(FolderEvents.openIfAble(top.toString()));
    LocalRootReader reader = new LocalRootReader(folder, InstantSource.system());
    this.root = new LiveRoot(new RootName("docs"), folder, reader, new HeardChanges(), events);
  }

  public static void main(String[] arguments) throws Exception {
    Path top = Path.of(arguments[0]);
    run("mount", "-t", "tmpfs", "none", top.toString());
    Files.createDirectory(top.resolve("odd name"));
    Files.writeString(top.resolve("odd name/below"), "text");
    try (LiveRootWithMounts program = new LiveRootWithMounts(top)) {
      program.noticesWhatIsMounted();
      program.canBeUnmounted();
    }
  }

  private void noticesWhatIsMounted() throws Exception {
    requireSeen(true);
    String place = top.resolve("odd name").toString();
    run("mount", "-t", "tmpfs", "none", place);
    requireHeard();
    Problem problem = scan().problems().get(TreePath.parse("odd name"));
    require(problem != null && problem.kind() == Problem.Kind.MOUNT, "the mount is not seen");
    run("umount", place);
    requireHeard();
    requireSeen(true);
    run("mount", "-t", "tmpfs", "none", place);
    requireSeen(false);
    run("umount", place);
    requireSeen(true);
  }

  /** While nobody looks; what is heard then is not what is elsewhere. */
  private void canBeUnmounted() throws Exception {
    folder.close();
    run("umount", top.toString());
    requireHeard();
    run("mount", "-t", "tmpfs", "none", top.toString());
    requireSeen(false);
    require(scan().items().isEmpty(), "something is left of what was there before");
    Files.writeString(top.resolve("new"), "text");
    require(scan().items().keySet().equals(Set.of(TreePath.parse("new"))), "it is not watched");
  }

  private void requireHeard() throws Exception {
    require(events.await(), "closed");
  }

  private void requireSeen(boolean seen) throws Exception {
    require(scan().items().containsKey(BELOW) == seen, "seen is not " + seen);
  }

  private LocalTree scan() throws Exception {
    return root.reader().scan(IgnoreRules.of(List.of()), new PathMap<>());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static void run(String... command) throws Exception {
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    require(code == 0, String.join(" ", command) + " failed");
  }

  @Override
  public void close() {
    root.close();
    folder.close();
  }
}
