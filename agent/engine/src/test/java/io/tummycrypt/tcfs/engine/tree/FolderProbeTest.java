package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderProbeTest {
  @TempDir private Path root;

  @Test
  void triesEverythingOutAndLeavesNothing() throws IOException {
    Files.createDirectories(root.resolve(".tcfs/probe"));
    Files.writeString(root.resolve(".tcfs/probe/left"), "by one that was killed");
    Files.writeString(root.resolve("mine"), "stays");
    try (LocalFolder folder = new LocalFolder(root.toString())) {
      FolderProbe.Features features = FolderProbe.run(folder);
      // What each file system of Linux has on which somebody builds.
      assertTrue(features.links() && features.hardLinks(), features.toString());
      assertFalse(features.foldsCase() || features.foldsForms(), features.toString());
      assertEquals(FolderProbe.foldsCase(folder), features.foldsCase());
    }
    assertEquals(List.of(".tcfs", "mine"), names(root));
    assertEquals(List.of(), names(root.resolve(".tcfs")));
  }

  @Test
  void tellsOfExchangesAndAttributesWhatTheFolderDoes() throws IOException {
    Files.createDirectory(root.resolve(".tcfs"));
    try (LocalFolder folder = new LocalFolder(root.toString())) {
      FolderProbe.Features features = FolderProbe.run(folder);
      assertEquals(canExchange(folder), features.exchange(), features.toString());
      assertEquals(hasAttributes(), features.attributes(), features.toString());
    }
  }

  /** Two files, as the probe says. */
  private boolean canExchange(LocalFolder folder) throws IOException {
    Files.writeString(root.resolve("a"), "of a");
    Files.writeString(root.resolve("b"), "of b");
    try {
      folder.handle().exchange(TreePath.parse("a"), TreePath.parse("b"));
    } catch (UnsupportedOperationException none) {
      return false;
    }
    assertEquals("of b", Files.readString(root.resolve("a")));
    assertEquals("of a", Files.readString(root.resolve("b")));
    return true;
  }

  private boolean hasAttributes() throws IOException {
    Path file = Files.writeString(root.resolve("mine"), "text");
    try {
      Files.setAttribute(file, "user:x", ByteBuffer.wrap(new byte[] {7}));
    } catch (IOException | UnsupportedOperationException none) {
      return false;
    }
    assertArrayEquals(new byte[] {7}, (byte[]) Files.getAttribute(file, "user:x"));
    return true;
  }

  @Test
  void tellsThatNothingIsExchangedInOneStepThroughPortableCalls() throws IOException {
    Files.createDirectory(root.resolve(".tcfs"));
    try (LocalFolder folder = new LocalFolder(root.toString(), RootHandle::openPortably)) {
      assertFalse(FolderProbe.run(folder).exchange());
    }
    assertEquals(List.of(), names(root.resolve(".tcfs")));
  }

  @Test
  void isNotPossibleInARootThatIsNotOurs() throws IOException {
    try (LocalFolder folder = new LocalFolder(root.toString())) {
      assertFalse(FolderProbe.isPossible(folder));
      Files.createDirectory(root.resolve(".tcfs"));
      assertTrue(FolderProbe.isPossible(folder));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
