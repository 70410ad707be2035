package io.tummycrypt.tcfs.app.service;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.service.Tools.Ran;
import io.tummycrypt.tcfs.engine.home.Environment;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent is a service, and where its device is.
 *
 * @param isSystem whether it is the agent of the machine, and not that of a user
 */
record ServiceTarget(InitSystem init, TcfsHome home, boolean isSystem) {
  /** Finds it. */
  @FunctionalInterface
  interface Finding {
    /** The agent of the machine, or that of the user. */
    ServiceTarget find(boolean isSystem) throws IOException;
  }

  /**
   * The one of this system.
   *
   * @param system as Java names it
   */
  static ServiceTarget of(
      boolean isSystem, String system, Map<String, String> variables, Tools tools)
      throws IOException {
    boolean isMac = system.toLowerCase(Locale.ROOT).startsWith("mac");
    if (isSystem) {
      if (isMac) {
        throw new RefusedException(
            "the agent of a whole machine is not supported on macOS",
            "install that of a user: tcfs agent install");
      }
      return new ServiceTarget(
          Systemd.ofSystem(tools), TcfsHome.in(Path.of(SystemdUnit.SYSTEM_HOME)), true);
    }
    Environment environment = Environment.of(variables);
    return new ServiceTarget(
        isMac
            ? new Launchd(tools, home(environment), user(tools))
            : Systemd.ofUser(tools, configuration(environment)),
        TcfsHome.of(environment),
        false);
  }

  private static Path configuration(Environment environment) throws RefusedException {
    @Nullable String named = environment.xdgConfigHome();
    return named != null && Path.of(named).isAbsolute()
        ? Path.of(named)
        : home(environment).resolve(".config");
  }

  private static Path home(Environment environment) throws RefusedException {
    String home = environment.home();
    if (home == null || !Path.of(home).isAbsolute()) {
      throw new RefusedException(
          "there is no home folder for the file of the service: HOME is not set, or no absolute path",
          "set HOME, then try again");
    }
    return Path.of(home);
  }

  private static int user(Tools tools) throws IOException {
    Optional<Ran> ran = tools.run(List.of("id", "-u"));
    try {
      return Integer.parseInt(ran.map(Ran::output).orElse("").strip());
    } catch (NumberFormatException e) {
      throw new IOException("'id -u' does not say which user this is", e);
    }
  }
}
