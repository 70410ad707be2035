package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.time.InstantSource;
import java.util.List;

/** A program of its own: mounts over two folders of a root, one from the same file system. */
final class ScanWithMounts {
  private ScanWithMounts() {}

  public static void main(String[] arguments) throws Exception {
    String top = arguments[0];
    run("mount", "-t", "tmpfs", "none", top + "/mounted");
    run("mount", "--bind", top + "/.tcfs", top + "/bound");
    try (LocalFolder folder = new LocalFolder(top)) {
      LocalTree tree =
          new LocalRootReader(folder, InstantSource.system())
              .scan(IgnoreRules.of(List.of()), new PathMap<>());
      for (String path : List.of("mounted", "bound")) {
        Problem problem = tree.problems().get(TreePath.parse(path));
        if (problem == null || problem.kind() != Problem.Kind.MOUNT) {
          throw new IllegalStateException(path + " is no mount: " + tree);
        }
      }
      if (!tree.items().isEmpty()) {
        throw new IllegalStateException("a mount was entered: " + tree);
      }
    }
  }

  private static void run(String... command) throws Exception {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }
}
