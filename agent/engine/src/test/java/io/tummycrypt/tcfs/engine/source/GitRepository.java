package io.tummycrypt.tcfs.engine.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A repository of somebody else, made by the real git without the settings of whoever runs the
 * tests.
 */
public final class GitRepository {
  private final Path folder;

  private GitRepository(Path folder) {
    this.folder = folder;
  }

  /** A new one, empty, whose branch is {@code main}. */
  public static GitRepository in(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    GitRepository repository = new GitRepository(folder);
    repository.git("init", "--quiet", "--initial-branch=main");
    return repository;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Gives a file this text; not committed yet. */
  public GitRepository write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
    return this;
  }

  /** Commits all that is there. */
  public String commit(String... options) throws IOException, InterruptedException {
    git("add", "--all");
    List<String> words = new ArrayList<>(List.of("commit", "--quiet", "--allow-empty", "-m", "x"));
    words.addAll(List.of(options));
    git(words.toArray(String[]::new));
    return git("rev-parse", "HEAD");
  }

  /** Runs git there, which must end well; what it printed. */
  public String git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    return run(folder, Map.of(), command);
  }

  /** A new SSH key without a passphrase; its public half is beside it. */
  public static Path sshKey(Path file) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", ""));
    words.addAll(List.of("-C", "", "-f", file.toString()));
    run(file.resolveSibling("."), Map.of(), words);
    return file;
  }

  /** A file that allows these SSH keys to sign. */
  public static Path allowed(Path file, Path... keys) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path key : keys) {
      String text = Files.readString(Path.of(key + ".pub")).strip();
      lines.append("ops@lab namespaces=\"git\" ").append(text).append('\n');
    }
    return Files.writeString(file, lines);
  }

  /** The options of git for signing with an SSH key. */
  public static String[] signing(Path key, String... words) {
    List<String> all = new ArrayList<>(List.of("-c", "gpg.format=ssh"));
    all.addAll(List.of("-c", "user.signingKey=" + key));
    all.addAll(List.of(words));
    return all.toArray(String[]::new);
  }

  /** Commits what is there, signed by an SSH key. */
  public String commitSigned(Path key) throws IOException, InterruptedException {
    git("add", "--all");
    git(signing(key, "commit", "--quiet", "--allow-empty", "-m", "x", "-S"));
    return git("rev-parse", "HEAD");
  }

  /** Runs a program with nothing of the tester's, which must end well. */
  public static String run(Path folder, Map<String, String> more, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.putAll(
        Map.of(
            "PATH", path,
            "HOME", "/nonexistent",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_AUTHOR_NAME", "ops",
            "GIT_AUTHOR_EMAIL", "ops@lab",
            "GIT_COMMITTER_NAME", "ops",
            "GIT_COMMITTER_EMAIL", "ops@lab",
            "LC_ALL", "C.UTF-8"));
    environment.putAll(more);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> command + "\n" + output);
    return output.strip();
  }
}
