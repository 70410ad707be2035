package io.tummycrypt.tcfs.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * How tests start programs in processes of their own: from jars, with a cache of classes, as
 * launchers do. Most of what such a process takes is its start, and there are a thousand of them.
 */
public final class ChildJava {
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /** Where what is made is kept, for all processes that run tests of the same classes. */
  private static final Path FOLDER = Path.of("target/child-java").toAbsolutePath();

  private ChildJava() {}

  private static final class Prepared {
    private static final List<String> COMMAND = prepare();
  }

  /** The words before the name of a class and its arguments. */
  public static List<String> command() {
    return Prepared.COMMAND;
  }

  /** The same without a cache, for who asks which classes are loaded. */
  public static List<String> commandWithoutCache() {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> prepare() {
    try {
      Files.createDirectories(FOLDER);
      try (FileChannel lock = FileChannel.open(FOLDER.resolve("lock"), CREATE, WRITE);
          FileLock _ = lock.lock()) {
        return prepareAlone();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> prepareAlone() throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        jars.add(jar(path).toString());
      } else if (Files.exists(path)) {
        jars.add(entry);
      }
    }
    String classPath = String.join(File.pathSeparator, jars);
    Path cache = FOLDER.resolve(digest(classPath) + ".aot");
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(FLAGS);
    if (Files.exists(cache) || isRehearsed(classPath, cache)) {
      command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
    }
    command.addAll(List.of("-cp", classPath));
    return List.copyOf(command);
  }

  /** Without one all goes as well, and more slowly. */
  private static boolean isRehearsed(String classPath, Path cache) throws IOException {
    Path stage = Files.createTempDirectory(FOLDER, "rehearsal");
    Path made = stage.resolve("cache");
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(FLAGS);
    command.addAll(
        List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining",
            "-XX:AOTCacheOutput=" + made,
            "-cp",
            classPath,
            Rehearsal.class.getName(),
            Files.createDirectory(stage.resolve("play")).toString()));
    try {
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(FOLDER.resolve("rehearsal.log").toFile())
              .start()
              .waitFor();
      if (code != 0 || !Files.exists(made)) {
        return false;
      }
      Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Named by what is in the folder, so that nothing old is taken for it. */
  private static Path jar(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    StringBuilder state = new StringBuilder(folder.toString());
    for (Path file : files) {
      state.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
    }
    Path jar = FOLDER.resolve(digest(state.toString()) + ".jar");
    if (!Files.exists(jar)) {
      Path made = Files.createTempFile(FOLDER, "made", ".jar");
      try (OutputStream out = Files.newOutputStream(made);
          JarOutputStream entries = new JarOutputStream(out)) {
        entries.setLevel(0);
        for (Path file : files) {
          entries.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
          Files.copy(file, entries);
          entries.closeEntry();
        }
      }
      Files.move(made, jar, StandardCopyOption.ATOMIC_MOVE);
    }
    return jar;
  }

  private static String digest(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return HexFormat.of().toHexDigits(crc.getValue() ^ ((long) text.length() << 32));
  }
}
