package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.segment.SegmentCodec;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies of segments in the cache folder, a file for each. They may go at any time, and nobody has
 * to wait for the disk: whoever reads one verifies it.
 */
public final class SegmentFolder implements SegmentCopies {
  private final Path folder;

  /** In the cache of {@code home}; nothing is made until there is something to keep. */
  public SegmentFolder(TcfsHome home) {
    this.folder = home.cache().resolve("segments");
  }

  @Override
  public byte @Nullable [] find(Digest id) {
    Path file = file(id);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= SegmentCodec.LIMIT
          ? Files.readAllBytes(file)
          : null;
    } catch (IOException _) {
      return null;
    }
  }

  @Override
  public void keep(Digest id, byte[] stored) {
    // A name of its own, for other commands may keep the same one now.
    Path temporary = folder.resolve("." + UUID.randomUUID());
    try {
      OwnerOnly.createFolder(folder);
      try (FileChannel channel = OwnerOnly.create(temporary)) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      Files.move(temporary, file(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException _) {
      remove(temporary);
    }
  }

  @Override
  public void retain(Set<Digest> ids) {
    Set<String> names = ids.stream().map(Digest::hex).collect(Collectors.toSet());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!names.contains(file.getFileName().toString())) {
          remove(file);
        }
      }
    } catch (IOException | DirectoryIteratorException _) {
      // There is none, or they stay.
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // It stays.
    }
  }

  private Path file(Digest id) {
    return folder.resolve(id.hex());
  }
}
