package io.tummycrypt.tcfs.engine.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.observed.LeafObserved;
import io.tummycrypt.tcfs.core.observed.LeafObserved.Configuration;
import io.tummycrypt.tcfs.core.observed.LeafObserved.Server;
import io.tummycrypt.tcfs.core.plan.LeafPlanner;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.plan.StreamAction.Difference;
import io.tummycrypt.tcfs.engine.home.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the server of this machine with what it is to be, and writes its configuration. */
public final class LeafUpkeep {
  private final LeafFiles files;
  private final LeafProcess process;

  /** Nothing is looked at yet. */
  public LeafUpkeep(LeafFiles files) {
    this.files = files;
    this.process = new LeafProcess(files, /* isBound= */ true);
  }

  /**
   * What there is to do; changes nothing.
   *
   * @param wanted null if there is to be no server
   * @throws io.tummycrypt.tcfs.store.access.SettingsException if that cannot be said, because
   *     something is missing; the message says what to do
   */
  public List<StreamAction> plan(@Nullable LeafSetup wanted) throws IOException {
    String found = found();
    if (wanted == null) {
      return plan(
          found == null ? Configuration.NONE : Configuration.LEFT_OVER,
          isRunning() ? Server.LEFT_OVER : Server.NOT_ASKED,
          List.of());
    }
    String text = wanted.text();
    if (wanted.desired().isRun()) {
      NatsProgram.require(wanted.settings());
    }
    Server server = server(wanted);
    if (found == null) {
      return plan(Configuration.MISSING, server, List.of());
    }
    return found.equals(text)
        ? plan(Configuration.AS_DESIRED, server, List.of())
        : plan(Configuration.OTHER, server, ConfigurationDifferences.between(found, text));
  }

  private List<StreamAction> plan(
      Configuration configuration, Server server, List<Difference> differences) {
    return LeafPlanner.plan(
        new LeafObserved(configuration, server), files.configuration().toString(), differences);
  }

  private Server server(LeafSetup wanted) throws IOException {
    if (!wanted.desired().isRun()) {
      return Server.NOT_ASKED;
    }
    if (!isRunning()) {
      return Server.DOWN;
    }
    return process.isCurrent() ? Server.RUNS : Server.RUNS_OTHERWISE;
  }

  private boolean isRunning() throws IOException {
    return process.running().isPresent();
  }

  private @Nullable String found() throws IOException {
    try {
      return Files.readString(files.configuration());
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  /**
   * Writes the configuration, if it is another, once the program has found it good; without the
   * program it is written as it is.
   *
   * @throws io.tummycrypt.tcfs.store.access.SettingsException if it does not hold; the one that was
   *     there stays
   */
  public void write(LeafSetup wanted) throws IOException {
    String text = wanted.text();
    Optional<NatsProgram> program = NatsProgram.find(wanted.settings());
    if (text.equals(found())) {
      return;
    }
    files.create();
    OwnerOnly.replace(files.draft(), text.getBytes(UTF_8));
    try {
      if (program.isPresent()) {
        program.get().check(files.draft());
      }
      OwnerOnly.replace(files.configuration(), text.getBytes(UTF_8));
    } finally {
      Files.deleteIfExists(files.draft());
    }
  }

  /** Where the configuration is. */
  public Path configuration() {
    return files.configuration();
  }

  /** Where the server tells what it does. */
  public Path log() {
    return files.log();
  }

  /** Takes away what has secrets in it, and that a server was started; its streams stay. */
  public void clear() throws IOException {
    Files.deleteIfExists(files.configuration());
    Files.deleteIfExists(files.started());
  }
}
