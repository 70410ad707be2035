package io.tummycrypt.tcfs.app.service;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.service.Tools.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The service manager of most Linux systems: of one user, or of the machine. */
final class Systemd implements InitSystem {
  /** What it answers to {@code is-system-running} where it is at work. */
  private static final Set<String> AT_WORK =
      Set.of("initializing", "starting", "running", "degraded", "maintenance", "stopping");

  private static final String REFUSED = "\"'\\";

  private static final Path SYSTEM_UNITS = Path.of("/etc/systemd/system");

  private final Tools tools;
  private final boolean isSystem;
  private final Path folder;

  private Systemd(Tools tools, boolean isSystem, Path folder) {
    this.tools = tools;
    this.isSystem = isSystem;
    this.folder = folder;
  }

  /** That of the machine. */
  static Systemd ofSystem(Tools tools) {
    return ofSystem(tools, SYSTEM_UNITS);
  }

  /** The same with its units in another folder. */
  static Systemd ofSystem(Tools tools, Path units) {
    return new Systemd(tools, true, units);
  }

  /** That of a user whose configuration is in this folder, as XDG has it. */
  static Systemd ofUser(Tools tools, Path configuration) {
    return new Systemd(tools, false, configuration.resolve("systemd/user"));
  }

  @Override
  public String text() {
    return isSystem ? "systemd" : "systemd of this user";
  }

  @Override
  public Path file() {
    return folder.resolve(SystemdUnit.NAME);
  }

  @Override
  public String render(ServiceCommand command) throws RefusedException {
    String program = command.program().toString();
    if (program.chars().anyMatch(c -> REFUSED.indexOf(c) >= 0)) {
      throw new RefusedException(
          "systemd runs no program with a quote or a backslash in its path: " + program,
          "give that folder another name, then try again");
    }
    return isSystem ? SystemdUnit.ofSystem(command) : SystemdUnit.ofUser(command);
  }

  @Override
  public List<Path> folders() {
    return List.of();
  }

  @Override
  public boolean isThere() throws IOException {
    Optional<Ran> ran = tools.run(words("is-system-running"));
    return ran.isPresent()
        && ran.get().output().lines().map(String::strip).anyMatch(AT_WORK::contains);
  }

  @Override
  public List<List<String>> starting(ServiceState before, boolean isChanged) {
    List<List<String>> all = new ArrayList<>();
    if (isChanged) {
      all.add(words("daemon-reload"));
    }
    if (before instanceof ServiceState.Failed) {
      // One that failed too often is not started before that is forgotten.
      all.add(words("reset-failed", SystemdUnit.NAME));
    }
    all.add(words("enable", "--now", SystemdUnit.NAME));
    if (isChanged && !(before instanceof ServiceState.NotInstalled)) {
      all.add(words("restart", SystemdUnit.NAME));
    }
    return all;
  }

  @Override
  public List<List<String>> ending() {
    return List.of(words("stop", SystemdUnit.NAME));
  }

  @Override
  public List<List<String>> withdrawing() {
    return List.of(words("disable", SystemdUnit.NAME));
  }

  @Override
  public List<Path> links() {
    String wanting = isSystem ? "multi-user.target.wants" : "default.target.wants";
    return List.of(folder.resolve(wanting).resolve(SystemdUnit.NAME));
  }

  @Override
  public List<List<String>> forgetting() {
    return List.of(words("daemon-reload"));
  }

  @Override
  public String logs() {
    return isSystem ? "journalctl -u tcfsd" : "journalctl --user -u tcfsd";
  }

  @Override
  public ServiceState look() throws IOException {
    List<String> show = words("show", SystemdUnit.NAME, SystemdAnswer.WANTED);
    Optional<Ran> ran = tools.run(show);
    if (ran.isEmpty()) {
      return new ServiceState.Unknown("there is no systemctl here");
    }
    return SystemdAnswer.of(ran.get().output())
        .map(SystemdAnswer::state)
        .orElseGet(() ->
            new ServiceState.Unknown(
                "'" + String.join(" ", words("show")) + "' says: " + ran.get().output().strip()));
  }

  private List<String> words(String... words) {
    List<String> all = new ArrayList<>(List.of("systemctl"));
    if (!isSystem) {
      all.add("--user");
    }
    all.addAll(List.of(words));
    return all;
  }
}
