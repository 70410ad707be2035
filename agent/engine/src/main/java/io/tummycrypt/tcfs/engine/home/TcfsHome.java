package io.tummycrypt.tcfs.engine.home;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where tcfs keeps what is its own on this machine.
 *
 * <pre>
 *           with TCFS_HOME     without it, unless the XDG variables say otherwise
 * config    TCFS_HOME/config   ~/.config/tcfs
 * keys      TCFS_HOME/keys     ~/.local/share/tcfs/keys
 * state     TCFS_HOME/state    ~/.local/state/tcfs
 * run       TCFS_HOME/run      ~/.local/share/tcfs/run
 * cache     TCFS_HOME/cache    ~/.cache/tcfs
 * </pre>
 *
 * @param config what a person may edit: {@code fleet.yaml}, {@code device.yaml}
 * @param keys the device's key
 * @param state what the device remembers; may be deleted at any time
 * @param run the lock of the run that is going on
 * @param cache what can be had again: segments, and the note that a server was proved
 */
public record TcfsHome(Path config, Path keys, Path state, Path run, Path cache) {

  /**
   * The folders that the environment names; none is created.
   *
   * @throws IOException if it names none
   */
  public static TcfsHome of(Environment environment) throws IOException {
    String one = environment.tcfsHome();
    if (one != null) {
      return in(Path.of(one).toAbsolutePath().normalize());
    }
    Path data = xdg(environment, environment.xdgDataHome(), ".local/share");
    return new TcfsHome(
        xdg(environment, environment.xdgConfigHome(), ".config"),
        data.resolve("keys"),
        xdg(environment, environment.xdgStateHome(), ".local/state"),
        data.resolve("run"),
        xdg(environment, environment.xdgCacheHome(), ".cache"));
  }

  /** All folders in one. */
  public static TcfsHome in(Path home) {
    return new TcfsHome(
        home.resolve("config"),
        home.resolve("keys"),
        home.resolve("state"),
        home.resolve("run"),
        home.resolve("cache"));
  }

  /** The base folder that an XDG variable names; a relative one does not count, as XDG says. */
  private static Path xdg(Environment environment, @Nullable String named, String otherwise)
      throws IOException {
    if (named != null && Path.of(named).isAbsolute()) {
      return Path.of(named, "tcfs").normalize();
    }
    String home = environment.home();
    if (home == null || !Path.of(home).isAbsolute()) {
      throw new IOException(
          "there is no folder for tcfs: HOME is "
              + (home == null ? "not set" : "'" + home + "', no absolute path")
              + "; set HOME, or TCFS_HOME to a folder of its own");
    }
    return Path.of(home, otherwise, "tcfs").normalize();
  }

  /** Makes the folders that are missing, for their owner alone. */
  public void create() throws IOException {
    OwnerOnly.createFolder(config);
    OwnerOnly.createFolder(keys);
    OwnerOnly.createFolder(state);
    OwnerOnly.createFolder(run);
    OwnerOnly.createFolder(cache);
  }

  /** All of them. */
  public List<Path> folders() {
    return List.of(config, keys, state, run, cache);
  }

  /** What this device is: {@link DeviceConfig}. */
  public Path deviceFile() {
    return config.resolve("device.yaml");
  }

  /** The working copy of the fleet document: {@link WorkingCopy}. */
  public Path fleetFile() {
    return config.resolve("fleet.yaml");
  }

  /** Where the repository is kept that the fleet document comes from; can be had again. */
  public Path sourceFolder() {
    return cache.resolve("document-source");
  }

  /** The device's key: {@link DeviceKey}. */
  public Path keyFile() {
    return keys.resolve("device.pem");
  }
}
