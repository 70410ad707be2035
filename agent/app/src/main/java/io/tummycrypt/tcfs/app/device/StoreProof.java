package io.tummycrypt.tcfs.app.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry.UnprovenStoreException;
import io.tummycrypt.tcfs.engine.home.BucketUrl;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.FolderUrl;
import io.tummycrypt.tcfs.engine.home.OwnerOnly;
import io.tummycrypt.tcfs.engine.home.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Remembers by which server a bucket was proved to create once. By another one, which may be a
 * cache or a gateway before the same bucket, nothing is written before that is proved too.
 */
final class StoreProof {
  private final Session session;

  StoreProof(Session session) {
    this.session = session;
  }

  /** Proves it, unless it was proved by the same server. */
  void require(DeviceConfig config) throws IOException {
    switch (config.store()) {
      case FolderUrl _ -> {
        // There is but one way to a folder.
      }
      case BucketUrl bucket -> {
        if (!noted().equals(way(bucket, config))) {
          prove(config);
          note(config);
        }
      }
    }
  }

  private void prove(DeviceConfig config) throws IOException {
    String token = HexFormat.of().toHexDigits(session.machine().random());
    try {
      StoreEntry.prove(
          session.place(config), token, session.machine().now(), session.watch().requests());
    } catch (UnprovenStoreException e) {
      throw new RefusedException(
          e.getMessage() + "; nothing was written",
          "name a server that heeds If-None-Match in " + session.home().deviceFile(),
          e);
    }
  }

  /** Takes note of the server that is set now, which was proved. */
  void note(DeviceConfig config) throws IOException {
    switch (config.store()) {
      case FolderUrl _ -> {
        // There is nothing to remember.
      }
      case BucketUrl bucket -> {
        // What is in a cache may be lost, with the folder.
        OwnerOnly.createFolder(session.home().cache());
        OwnerOnly.replace(file(), way(bucket, config).getBytes(UTF_8));
      }
    }
  }

  private String noted() throws IOException {
    try {
      return Files.readString(file());
    } catch (NoSuchFileException none) {
      return "";
    }
  }

  /** As it is now: what the device's file does not say the environment does, and may say anew. */
  private String way(BucketUrl bucket, DeviceConfig config) throws IOException {
    S3Settings found = config.s3().located(bucket, session.environment().s3());
    return bucket + " at " + found.endpoint() + "\n";
  }

  private Path file() {
    return session.home().cache().resolve("proven-store");
  }
}
