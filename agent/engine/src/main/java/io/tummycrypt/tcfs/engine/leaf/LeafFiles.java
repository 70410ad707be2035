package io.tummycrypt.tcfs.engine.leaf;

import io.tummycrypt.tcfs.engine.home.OwnerOnly;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What there is of the server on this machine, in a folder for its owner alone.
 *
 * @param folder all of it
 */
public record LeafFiles(Path folder) {
  /** Those of a device. */
  public static LeafFiles of(TcfsHome home) {
    return new LeafFiles(home.state().resolve("leaf"));
  }

  /** Makes the folder. */
  void create() throws IOException {
    OwnerOnly.createFolder(folder);
  }

  /** The configuration, with secrets in it. */
  public Path configuration() {
    return folder.resolve("nats-server.conf");
  }

  /** The one that is looked at before it becomes the configuration. */
  Path draft() {
    return folder.resolve("nats-server.conf.draft");
  }

  /** What the server tells. */
  public Path log() {
    return folder.resolve("nats-server.log");
  }

  /** Where the server says which process it is. */
  Path pid() {
    return folder.resolve("nats-server.pid");
  }

  /** The digest of the configuration with which the server was started last. */
  Path started() {
    return folder.resolve("started");
  }

  /** Its streams. */
  Path streams() {
    return folder.resolve("jetstream");
  }
}
