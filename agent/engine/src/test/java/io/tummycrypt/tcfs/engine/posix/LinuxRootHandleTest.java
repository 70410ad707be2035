package io.tummycrypt.tcfs.engine.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinuxRootHandleTest extends RootHandleContract {
  @BeforeAll
  static void onlyOnLinux() {
    Assumptions.assumeTrue(Kernel.isAvailable(), "system calls are known for Linux only");
  }

  @Override
  RootHandle open(String folder) throws IOException {
    return Objects.requireNonNull(
        LinuxRootHandle.openIfAble(folder), "openat2 is not allowed here");
  }

  @Test
  void exchangeSwapsInOneStep() throws IOException {
    write("a", "one");
    write("b", "two");
    handle.exchange(path("a"), path("b"));
    assertEquals("two", read("a"));
    assertEquals("one", read("b"));
    assertThrows(NoSuchFileException.class, () -> handle.exchange(path("a"), path("missing")));
    assertEquals("two", read("a"));
  }

  @Test
  void exchangeFollowsNoLink() throws IOException {
    Files.createSymbolicLink(folder.resolve("out"), outside);
    write("a", "one");
    assertThrows(FileSystemException.class, () -> handle.exchange(path("a"), path("out/secret")));
    assertEquals("secret", Files.readString(outside.resolve("secret")));
  }

  @Test
  void staysInTheFolderThatWasOpened() throws IOException {
    Files.move(folder, temp.resolve("moved"));
    Files.createSymbolicLink(folder, outside);
    write("a", "x");
    assertEquals("x", Files.readString(temp.resolve("moved/a")));
    assertNull(handle.stat(path("secret")));
  }

  @Test
  void pipeIsRefusedWithoutWaiting() throws Exception {
    run("mkfifo", folder.resolve("pipe").toString());
    assertEquals(FileStat.Kind.SPECIAL, stat("pipe").kind());
    assertThrows(FileSystemException.class, () -> handle.open(path("pipe")));
    assertEquals(0, descriptorsOf(folder.toRealPath().resolve("pipe")));
  }

  /** How many open descriptors this process has of a file. */
  private static int descriptorsOf(Path file) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path each : all) {
        count += file.equals(targetOf(each)) ? 1 : 0;
      }
    }
    return count;
  }

  /** Null if it is closed meanwhile. */
  private static @Nullable Path targetOf(Path link) throws IOException {
    try {
      return Files.readSymbolicLink(link);
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  @Test
  void nameAndTargetThatAreNotTextAreToldApart() throws Exception {
    run(
        "/bin/sh",
        "-c",
        "cd \"$1\" && : > \"$(printf 'caf\\351\\001')\" && ln -s \"$(printf '\\377')\" link",
        "sh",
        folder.toString());
    List<Listing.Entry> entries = handle.list(null).entries();
    assertEquals(2, entries.size());
    assertEquals(
        List.of(new Listing.NotText("caf\\xe9\\x01")),
        entries.stream().filter(entry -> entry instanceof Listing.NotText).toList());
    assertNull(handle.readLink(path("link")));
  }

  @Test
  void surrogateInATargetIsRefused() {
    assertThrows(FileSystemException.class, () -> handle.makeLink(path("l"), "\ud800"));
  }

  @Test
  void namesAreBytesWhateverTheLocaleSays() throws Exception {
    String odd = "d\u00e9j\u00e0-\ud83d\ude00-e\u0301";
    write(odd, odd);
    ProcessBuilder child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CopyUnderOtherLocale.class.getName(),
                folder.toString())
            .inheritIO();
    child.environment().put("LC_ALL", "C");
    assertEquals(0, child.start().waitFor());
    assertEquals(odd, Files.readString(folder.resolve("copy-of-" + odd), UTF_8));
  }

  @Test
  void timesBefore1970AndFarAheadAreKept() throws IOException {
    for (String text : List.of("1931-05-17T01:02:03.9Z", "2200-01-01T00:00:00.000000001Z")) {
      write("f", "x");
      handle.setTime(path("f"), Instant.parse(text));
      assertEquals(Instant.parse(text), Instant.EPOCH.plusNanos(stat("f").stat().mtimeNanos()));
      handle.removeFile(path("f"));
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    process.waitFor(60, TimeUnit.SECONDS);
    assertEquals(0, process.exitValue(), String.join(" ", command));
  }

  @Test
  void anOpenFolderStaysTheSameWhateverTakesItsPath() throws IOException {
    handle.makeFolder(path("d"), 0755);
    write("mine", "mine");
    try (OpenFolder top = handle.openFolder(null);
        OpenFolder opened = handle.openFolder(path("d"))) {
      Files.move(folder.resolve("d"), folder.resolve("renamed"));
      Files.createSymbolicLink(folder.resolve("d"), outside);

      top.move("mine", opened, "mine");

      assertEquals("mine", read("renamed/mine"));
      assertNull(opened.stat("secret"));
      Files.delete(folder.resolve("renamed/mine"));
      Files.delete(folder.resolve("renamed"));
      assertThrows(NoSuchFileException.class, () -> opened.create("new"));
    }
  }
}
