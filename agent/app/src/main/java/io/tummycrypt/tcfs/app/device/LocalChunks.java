package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.Vault;
import io.tummycrypt.tcfs.engine.tree.VaultItem;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.pack.ChunkSource;
import io.tummycrypt.tcfs.store.repair.WantedFiles;
import io.tummycrypt.tcfs.store.repair.WantedFiles.Spot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds chunks in the files of this device's roots, and in their vaults. That a file had some
 * content when it was last in agreement is a hint and no more: each chunk is verified.
 */
final class LocalChunks implements ChunkSource {
  private final WantedFiles wanted;
  private final Map<Digest, List<Path>> files = new HashMap<>();

  private LocalChunks(WantedFiles wanted) {
    this.wanted = wanted;
  }

  /** In the folders of these roots. What cannot be looked into has nothing. */
  static LocalChunks in(Iterable<DesiredRoot> roots, DeviceState state, WantedFiles wanted) {
    LocalChunks chunks = new LocalChunks(wanted);
    Set<Digest> contents = wanted.files();
    for (DesiredRoot root : roots) {
      Path folder = Path.of(root.localPath().value());
      for (Map.Entry<TreePath, Base> base : state.bases(root.name()).entrySet()) {
        chunks.add(folder, base.getKey().toString(), base.getValue().content(), contents);
      }
      for (VaultItem item : vault(root)) {
        String place = ".tcfs/vault/" + item.name() + "/item";
        chunks.add(folder, place, item.content(), contents);
      }
    }
    return chunks;
  }

  private static List<VaultItem> vault(DesiredRoot root) {
    try (LocalFolder folder = new LocalFolder(root.localPath().value())) {
      return new Vault(folder).list();
    } catch (IOException e) {
      return List.of();
    }
  }

  private void add(Path folder, String path, Content content, Set<Digest> contents) {
    if (content instanceof Content.File file && contents.contains(file.digest())) {
      try {
        files.computeIfAbsent(file.digest(), _ -> new ArrayList<>()).add(folder.resolve(path));
      } catch (InvalidPathException e) {
        // A name that this locale cannot spell.
      }
    }
  }

  @Override
  public byte @Nullable [] find(Digest chunk, int length) {
    for (Spot spot : wanted.spots(chunk)) {
      for (Path file : files.getOrDefault(spot.file(), List.of())) {
        byte[] bytes = read(file, spot.offset(), length);
        if (bytes != null && Hasher.hash(bytes).equals(chunk)) {
          return bytes;
        }
      }
    }
    return null;
  }

  private static byte @Nullable [] read(Path file, long offset, int length) {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      ByteBuffer buffer = ByteBuffer.allocate(length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          return null;
        }
      }
      return buffer.array();
    } catch (IOException e) {
      return null;
    }
  }
}
