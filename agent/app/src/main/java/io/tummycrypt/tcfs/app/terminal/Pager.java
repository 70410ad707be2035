package io.tummycrypt.tcfs.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that shows a long text page by page. A reader who leaves before the end is no error:
 * what would follow is given up.
 */
public final class Pager implements AutoCloseable {
  /** Ctrl-C ends this process, and has to end its pager, too. */
  private static final String USUAL = "less -FRXK";

  private final Process process;
  private final Writer in;
  private boolean isLeft;

  private Pager(Process process) {
    this.process = process;
    this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
  }

  /** The command of the pager that a person wants, else the usual one; null if there is none. */
  public static @Nullable String command(Map<String, String> environment) {
    String wanted =
        environment.getOrDefault("TCFS_PAGER", environment.getOrDefault("PAGER", USUAL));
    String program = wanted.strip().split("\\s+", 2)[0];
    boolean isNone = program.isEmpty() || wanted.strip().equals("cat");
    return isNone || !isThere(program, environment.getOrDefault("PATH", "")) ? null : wanted;
  }

  private static boolean isThere(String program, String path) {
    return program.contains("/")
        ? Files.isExecutable(Path.of(program))
        : Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Starts it, on the terminal of this process. */
  public static Pager start(String command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE);
    builder.environment().putIfAbsent("LESS", "FRXK");
    builder.environment().put("LESSCHARSET", "utf-8");
    return new Pager(builder.start());
  }

  /** Hands a line on. */
  public void line(String line) {
    if (isLeft) {
      return;
    }
    try {
      in.write(line + "\n");
    } catch (IOException _) {
      isLeft = true;
    }
  }

  /** Waits until the reader leaves. */
  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException _) {
      isLeft = true;
    }
    try {
      process.waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
