package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository with a fleet document in it, made without the settings of who runs the tests. */
record SourceRepository(Path folder) {
  static SourceRepository in(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    SourceRepository repository = new SourceRepository(folder);
    repository.git("init", "--quiet", "--initial-branch=main");
    return repository;
  }

  /** Commits this document; its commit. */
  String commit(String document) throws IOException, InterruptedException {
    return commit(document, List.of());
  }

  /** The same, signed by an SSH key. */
  String commitSigned(String document, Path key) throws IOException, InterruptedException {
    return commit(document, List.of("-c", "gpg.format=ssh", "-c", "user.signingKey=" + key));
  }

  private String commit(String document, List<String> signing)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("fleet.yaml"), document);
    git("add", "--all");
    List<String> words = new ArrayList<>(signing);
    words.addAll(List.of("commit", "--quiet", "--allow-empty", "-m", "x"));
    if (!signing.isEmpty()) {
      words.add("-S");
    }
    git(words.toArray(String[]::new));
    return git("rev-parse", "HEAD");
  }

  String git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    return run(folder, command);
  }

  /** A new key, and a file beside it that allows it to sign. */
  static Path key(Path file) throws IOException, InterruptedException {
    run(
        file.resolveSibling("."),
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file.toString()));
    Files.writeString(signers(file), "ops@lab " + Files.readString(Path.of(file + ".pub")));
    return file;
  }

  static Path signers(Path key) {
    return Path.of(key + ".signers");
  }

  private static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", "/nonexistent",
                "XDG_CONFIG_HOME", "/nonexistent",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_AUTHOR_NAME", "ops",
                "GIT_AUTHOR_EMAIL", "ops@lab",
                "GIT_COMMITTER_NAME", "ops",
                "GIT_COMMITTER_EMAIL", "ops@lab"));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> command + "\n" + output);
    return output.strip();
  }
}
