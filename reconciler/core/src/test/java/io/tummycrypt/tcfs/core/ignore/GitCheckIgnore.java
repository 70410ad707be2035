package io.tummycrypt.tcfs.core.ignore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks the git that is installed here what it ignores, with none of its user's settings. */
final class GitCheckIgnore {
  private final Path scratch;

  private GitCheckIgnore(Path scratch) {
    this.scratch = scratch;
  }

  static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /** Keeps a repository of its own in {@code scratch}. */
  static GitCheckIgnore in(Path scratch) throws IOException, InterruptedException {
    GitCheckIgnore git = new GitCheckIgnore(scratch);
    git.run(scratch, "", "git", "init", "--quiet");
    return git;
  }

  /**
   * The line that decides about each path, as {@code SOURCE:LINE}, or nothing where no line does.
   *
   * @param excludes the text of what ranks below all ignore files, called {@code excludes}
   */
  List<String> decidingLines(Path top, String excludes, List<String> paths)
      throws IOException, InterruptedException {
    Path info = Files.createDirectories(scratch.resolve(".git/info"));
    Files.writeString(info.resolve("exclude"), excludes);
    StringBuilder input = new StringBuilder();
    paths.forEach(path -> input.append("./").append(path).append('\0'));
    String output =
        run(
            top,
            input.toString(),
            "git check-ignore --no-index --verbose --non-matching --stdin -z".split(" ", -1));
    String[] fields = output.split("\0", -1);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i + 3 < fields.length; i += 4) {
      String source = fields[i].endsWith("info/exclude") ? "excludes" : fields[i];
      lines.add(source.isEmpty() ? "" : source + ":" + fields[i + 1]);
    }
    return lines;
  }

  private String run(Path folder, String input, String... command)
      throws IOException, InterruptedException {
    Path in = Files.writeString(scratch.resolve("stdin"), input);
    Path out = scratch.resolve("stdout");
    Path err = scratch.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("HOME", scratch.toString());
    environment.put("XDG_CONFIG_HOME", scratch.toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_DIR", scratch.resolve(".git").toString());
    environment.put("GIT_WORK_TREE", folder.toString());
    int exit = builder.start().waitFor();
    if (exit > 1) {
      throw new IOException(
          String.join(" ", command) + " exited " + exit + ": " + Files.readString(err, UTF_8));
    }
    return Files.readString(out, UTF_8);
  }
}
