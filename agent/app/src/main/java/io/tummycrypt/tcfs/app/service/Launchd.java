package io.tummycrypt.tcfs.app.service;

import io.tummycrypt.tcfs.app.operations.ServiceEnd;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.service.Tools.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service manager of macOS, for one user who is logged in. */
final class Launchd implements InitSystem {
  private static final Pattern PROCESS = Pattern.compile("(?m)^\\s*pid = (\\d{1,9})$");
  private static final Pattern STARTS = Pattern.compile("(?m)^\\s*runs = (\\d{1,9})$");
  private static final Pattern EXIT_CODE =
      Pattern.compile("(?m)^\\s*last exit code = (\\d{1,3})\\b.*$");

  private final Tools tools;
  private final Path home;
  private final int user;

  /**
   * Of a user.
   *
   * @param user the number that the system knows that user by
   */
  Launchd(Tools tools, Path home, int user) {
    this.tools = tools;
    this.home = home;
    this.user = user;
  }

  @Override
  public String text() {
    return "launchd";
  }

  @Override
  public Path file() {
    return home.resolve("Library/LaunchAgents").resolve(LaunchdPlist.LABEL + ".plist");
  }

  private Path log() {
    return home.resolve("Library/Logs/tcfs/tcfsd.log");
  }

  @Override
  public String render(ServiceCommand command) {
    return LaunchdPlist.of(command, log(), log().resolveSibling("tcfsd.err"));
  }

  @Override
  public List<Path> folders() {
    return List.of(home.resolve("Library/Logs/tcfs"));
  }

  @Override
  public boolean isThere() throws IOException {
    return tools
        .run(List.of("launchctl", "print", domain()))
        .filter(ran -> ran.code() == 0)
        .isPresent();
  }

  private String domain() {
    return "gui/" + user;
  }

  private String target() {
    return domain() + "/" + LaunchdPlist.LABEL;
  }

  /** What it knows of the agent by another file has to be taken from it first. */
  @Override
  public List<List<String>> starting(ServiceState before, boolean isChanged) {
    boolean isKnown =
        !(before instanceof ServiceState.NotInstalled
            || before instanceof ServiceState.NeverStarted);
    if (isKnown && !isChanged) {
      return List.of(List.of("launchctl", "kickstart", target()));
    }
    List<List<String>> all = new ArrayList<>(isKnown ? ending() : List.of());
    all.add(List.of("launchctl", "enable", target()));
    all.add(List.of("launchctl", "bootstrap", domain(), file().toString()));
    return all;
  }

  @Override
  public List<List<String>> ending() {
    return List.of(List.of("launchctl", "bootout", target()));
  }

  @Override
  public List<List<String>> withdrawing() {
    return List.of();
  }

  @Override
  public List<Path> links() {
    return List.of();
  }

  @Override
  public List<List<String>> forgetting() {
    return List.of();
  }

  @Override
  public String logs() {
    return "tail -F '" + log() + "'";
  }

  @Override
  public ServiceState look() throws IOException {
    Optional<Ran> ran = tools.run(List.of("launchctl", "print", target()));
    if (ran.isEmpty()) {
      return new ServiceState.Unknown("there is no launchctl here");
    }
    if (ran.get().code() != 0) {
      return new ServiceState.NeverStarted();
    }
    String told = ran.get().output();
    long starts = number(STARTS, told).orElse(0);
    Optional<Integer> process = number(PROCESS, told);
    if (process.isPresent()) {
      return new ServiceState.Running(null, process.get(), Math.max(0, starts - 1));
    }
    Optional<Integer> exitCode = number(EXIT_CODE, told);
    if (exitCode.isEmpty()) {
      return new ServiceState.NeverStarted();
    }
    int code = exitCode.get();
    return code == 0
        ? new ServiceState.Stopped(null)
        : new ServiceState.Waiting(
            new ServiceEnd(code, null, ExitMeaning.of(code)), Math.max(0, starts - 1));
  }

  private static Optional<Integer> number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(Integer.parseInt(found.group(1))) : Optional.empty();
  }
}
