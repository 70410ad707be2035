package io.tummycrypt.tcfs.engine.home;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where tcfs keeps its things on this machine: below {@code TCFS_HOME} if that is set, else in the
 * XDG folders.
 *
 * @param config the working copy of the fleet document, and who this device is
 * @param keys the device's key; only for its owner
 * @param state what the device remembers; may be deleted at any time
 * @param run locks; of no use after the last process
 * @param user the user's home folder, which {@code ~} stands for
 */
public record TcfsHome(Path config, Path keys, Path state, Path run, Path user) {
  /** The folders of an environment; nothing is made or looked at. */
  public static TcfsHome of(Map<String, String> environment) {
    Path user = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    String own = environment.getOrDefault("TCFS_HOME", "");
    if (!own.isEmpty()) {
      Path home = Path.of(own).toAbsolutePath();
      return new TcfsHome(
          home.resolve("config"),
          home.resolve("keys"),
          home.resolve("state"),
          home.resolve("run"),
          user);
    }
    Path config = folder(environment, "XDG_CONFIG_HOME", user.resolve(".config"));
    Path state = folder(environment, "XDG_STATE_HOME", user.resolve(".local/state"));
    Path data = folder(environment, "XDG_DATA_HOME", user.resolve(".local/share"));
    return new TcfsHome(
        config,
        data.resolve("keys"),
        state,
        folder(environment, "XDG_RUNTIME_DIR", state.resolve("run")),
        user);
  }

  private static Path folder(Map<String, String> environment, String name, Path fallback) {
    String value = environment.getOrDefault(name, "");
    return (value.isEmpty() ? fallback : Path.of(value)).resolve("tcfs");
  }
}
