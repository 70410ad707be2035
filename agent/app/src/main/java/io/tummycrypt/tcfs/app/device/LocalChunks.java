package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.Vault;
import io.tummycrypt.tcfs.engine.tree.VaultItem;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.pack.ChunkSource;
import io.tummycrypt.tcfs.store.repair.WantedFiles;
import io.tummycrypt.tcfs.store.repair.WantedFiles.Spot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
  private final Map<Digest, List<Spotted>> files = new HashMap<>();
  private final Set<String> unseen = new LinkedHashSet<>();

  /** A file, in the folder of a root. */
  private record Spotted(String folder, TreePath path) {}

  private LocalChunks(WantedFiles wanted, List<String> unseen) {
    this.wanted = wanted;
    this.unseen.addAll(unseen);
  }

  /**
   * In the folders of these roots.
   *
   * @param unseen why others are not known
   */
  static LocalChunks in(
      Iterable<DesiredRoot> roots, DeviceState state, WantedFiles wanted, List<String> unseen) {
    LocalChunks chunks = new LocalChunks(wanted, unseen);
    Set<Digest> contents = wanted.files();
    for (DesiredRoot root : roots) {
      String folder = root.localPath().value();
      for (Map.Entry<TreePath, Base> base : state.bases(root.name()).entrySet()) {
        chunks.add(new Spotted(folder, base.getKey()), base.getValue().content(), contents);
      }
      for (VaultItem item : chunks.vault(folder)) {
        chunks.add(new Spotted(folder, Vault.place(item)), item.content(), contents);
      }
    }
    return chunks;
  }

  private List<VaultItem> vault(String path) {
    try (LocalFolder folder = new LocalFolder(path)) {
      return new Vault(folder).list();
    } catch (IOException e) {
      unseen.add(IoText.of(e));
      return List.of();
    }
  }

  private void add(Spotted place, Content content, Set<Digest> contents) {
    if (content instanceof Content.File file && contents.contains(file.digest())) {
      files.computeIfAbsent(file.digest(), _ -> new ArrayList<>()).add(place);
    }
  }

  @Override
  public byte @Nullable [] find(Digest chunk, int length) {
    for (Spot spot : wanted.spots(chunk)) {
      for (Spotted file : files.getOrDefault(spot.file(), List.of())) {
        byte[] bytes = read(file, spot.offset(), length);
        if (bytes != null && Hasher.hash(bytes).equals(chunk)) {
          return bytes;
        }
      }
    }
    return null;
  }

  @Override
  public List<String> unseen() {
    return List.copyOf(unseen);
  }

  private byte @Nullable [] read(Spotted file, long offset, int length) {
    try (RootHandle root = RootHandle.open(file.folder)) {
      FileStat stat = root.stat(file.path);
      return stat != null && stat.kind() == FileStat.Kind.FILE
          ? read(root, file.path, offset, length)
          : null;
    } catch (IOException e) {
      unseen.add(IoText.of(e));
      return null;
    }
  }

  /** A pipe may have taken the file's place since: it is refused without waiting. */
  private static byte @Nullable [] read(RootHandle root, TreePath path, long offset, int length)
      throws IOException {
    byte[] bytes = new byte[length];
    try (OpenFile file = root.open(path)) {
      int have = 0;
      while (have < length) {
        int got = file.readAt(offset + have, bytes, have, length - have);
        if (got == 0) {
          return null;
        }
        have += got;
      }
      return bytes;
    } catch (NoSuchFileException gone) {
      return null;
    }
  }
}
