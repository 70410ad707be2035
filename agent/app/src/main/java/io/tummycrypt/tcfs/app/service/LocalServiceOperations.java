package io.tummycrypt.tcfs.app.service;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.ServiceChange;
import io.tummycrypt.tcfs.app.operations.ServiceFile;
import io.tummycrypt.tcfs.app.operations.ServiceOperations;
import io.tummycrypt.tcfs.app.operations.ServiceRequest;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.operations.ServiceStatus;
import io.tummycrypt.tcfs.app.service.Tools.Ran;
import io.tummycrypt.tcfs.core.path.ShellWord;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The agent as a service of this machine's operating system. */
public final class LocalServiceOperations implements ServiceOperations {
  /** Longer than a service manager lets an agent live that is to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Map<String, String> variables;
  private final ServiceTarget.Finding targets;
  private final Tools tools;
  private final ServicePrograms programs;

  LocalServiceOperations(
      Map<String, String> variables,
      ServiceTarget.Finding targets,
      Tools tools,
      ServicePrograms programs) {
    this.variables = Map.copyOf(variables);
    this.targets = targets;
    this.tools = tools;
    this.programs = programs;
  }

  /** Of the device that an environment names. */
  public static ServiceOperations of(Map<String, String> variables) {
    Tools tools = new PathTools(variables);
    String system = System.getProperty("os.name", "");
    return new LocalServiceOperations(
        variables,
        isSystem -> ServiceTarget.of(isSystem, system, variables, tools),
        tools,
        ServicePrograms.ofProcess());
  }

  @Override
  public ServiceFile file(ServiceRequest request) throws IOException {
    ServiceTarget target = targets.find(request.isSystem());
    Path program = programs.find(request);
    ServiceCommand command =
        target.isSystem() ? ServiceCommand.alone(program) : ServiceCommand.in(variables, program);
    return new ServiceFile(target.init().file(), target.init().render(command));
  }

  @Override
  public ServiceChange install(ServiceRequest request) throws IOException {
    ServiceFile wanted = file(request);
    ServiceTarget target = targets.find(request.isSystem());
    InitSystem init = target.init();
    UnitFile file = new UnitFile(wanted.path());
    if (!request.isReplacing()) {
      file.requireOurs(
          target.isSystem()
              ? "look at it, and replace it with 'tcfs agent install --system --replace'"
              : "look at it, and replace it with 'tcfs agent install --replace'");
    }
    requireDevice(target);
    ServiceStatus before = status(target);
    requireNoOther(before);
    boolean isChanged = !file.says(wanted.text());
    if (isChanged) {
      file.write(wanted.text());
    }
    for (Path folder : init.folders()) {
      Files.createDirectories(folder);
    }
    boolean isThere = init.isThere();
    List<List<String>> commands = init.starting(before.state(), isChanged);
    if (isThere) {
      run(commands, init);
    }
    return change(init, isChanged, isThere, commands);
  }

  private static void requireDevice(ServiceTarget target) throws IOException {
    if (!DeviceConfig.exists(target.home())) {
      throw new RefusedException(
          "there is no device for the agent yet: " + target.home().deviceFile() + " is missing",
          target.isSystem()
              ? "as the user tcfs, with TCFS_HOME=" + SystemdUnit.SYSTEM_HOME + ": tcfs init ..."
              : "tcfs init, then try again");
    }
  }

  /** It would keep the service from its work. */
  private static void requireNoOther(ServiceStatus before) throws RefusedException {
    if (before.isStrange() && before.agent() != null) {
      throw new RefusedException(
          "an agent runs that no service has started: " + before.agent().who(),
          "end that one, then try again");
    }
  }

  @Override
  public ServiceChange uninstall(boolean isSystem) throws IOException {
    ServiceTarget target = targets.find(isSystem);
    InitSystem init = target.init();
    UnitFile file = new UnitFile(init.file());
    if (!file.isThere()) {
      return change(init, false, true, List.of());
    }
    file.requireOurs("look at it; who has made it knows how to take it away");
    boolean isThere = init.isThere();
    if (isThere) {
      ServiceState state = init.look();
      if (!(state instanceof ServiceState.NeverStarted)) {
        run(init.ending(), init);
      }
      if (state instanceof ServiceState.Running running) {
        requireGone(running.process(), target.home());
      }
      run(init.withdrawing(), init);
    }
    for (Path link : init.links()) {
      if (Files.isSymbolicLink(link)) {
        Files.delete(link);
      }
    }
    file.delete();
    if (isThere) {
      run(init.forgetting(), init);
    }
    List<List<String>> commands = new ArrayList<>(init.ending());
    commands.addAll(init.forgetting());
    return change(init, true, isThere, commands);
  }

  /** Whoever ends it may not wait for that. A process that is not the agent is not waited for. */
  private static void requireGone(long process, TcfsHome home) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isAgent(process, RunLock.lookForAgent(home))) {
      if (System.nanoTime() > end) {
        throw new RefusedException(
            "the agent was told to end and has not: process " + process,
            "end that process, then try again");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean isAgent(long process, RunLock.Attempt.@Nullable Busy agent) {
    return agent != null && agent.holder().filter(it -> it.pid() == process).isPresent();
  }

  private static ServiceChange change(
      InitSystem init, boolean isChanged, boolean isAsked, List<List<String>> commands) {
    return new ServiceChange(
        init.text(),
        init.file(),
        isChanged,
        isAsked,
        isAsked ? List.of() : commands.stream().map(LocalServiceOperations::line).toList(),
        init.logs());
  }

  private static String line(List<String> words) {
    return words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }

  private void run(List<List<String>> commands, InitSystem init) throws IOException {
    for (List<String> command : commands) {
      Optional<Ran> ran = tools.run(command);
      if (ran.isEmpty() || ran.get().code() != 0) {
        String told = ran.map(Ran::output).orElse("there is no such program").strip();
        throw new RefusedException(
            "'" + line(command) + "' failed: " + told,
            "see why with 'tcfs agent status' and '" + init.logs() + "', then try again");
      }
    }
  }

  @Override
  public ServiceStatus status(boolean isSystem) throws IOException {
    return status(targets.find(isSystem));
  }

  private static ServiceStatus status(ServiceTarget target) throws IOException {
    InitSystem init = target.init();
    ServiceState state =
        new UnitFile(init.file()).isThere() ? look(init) : new ServiceState.NotInstalled();
    return new ServiceStatus(init.text(), init.file(), state, RunLock.lookForAgent(target.home()));
  }

  private static ServiceState look(InitSystem init) throws IOException {
    return init.isThere()
        ? init.look()
        : new ServiceState.Unknown(init.text() + " is not at work here");
  }
}
