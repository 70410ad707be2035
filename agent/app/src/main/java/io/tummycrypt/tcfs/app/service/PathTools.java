package io.tummycrypt.tcfs.app.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs on the {@code PATH} of an environment. They speak English, and tell times in UTC.
 */
final class PathTools implements Tools {
  private final Map<String, String> environment;

  PathTools(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<Ran> run(List<String> words) throws IOException {
    Optional<Path> program = find(words.getFirst());
    return program.isEmpty() ? Optional.empty() : Optional.of(run(program.get(), words));
  }

  private Ran run(Path program, List<String> words) throws IOException {
    List<String> command = new ArrayList<>(words);
    command.set(0, program.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC", "SYSTEMD_PAGER", ""));
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ran(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("'" + words.getFirst() + "' was not waited for to its end", e);
    } finally {
      process.destroy();
    }
  }

  private Optional<Path> find(String name) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (folder.startsWith("/")) {
        try {
          Path program = Path.of(folder, name);
          if (Files.isRegularFile(program) && Files.isExecutable(program)) {
            return Optional.of(program);
          }
        } catch (InvalidPathException _) {
          // No such folder can be.
        }
      }
    }
    return Optional.empty();
  }
}
