package io.tummycrypt.tcfs.app.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Everything that a folder can hold and tcfs carries, the unusual above all. */
final class OddFolder {
  private static final long SEED = 7;

  /** Names that programs trip over. */
  static final List<String> NAMES =
      List.of(
          "line\nbreak",
          "red \u001b[31m alert",
          "quo\"te's `too`",
          "back\\slash",
          "$HOME; rm -rf x",
          "-rf",
          " before",
          "after ",
          ".hidden",
          "...",
          "tab\there",
          "bell\u0007",
          "a:b*?<>|",
          "CON",
          "caf\u00e9",
          "cafe\u0301",
          "straße",
          "😀👩‍👩‍👧",
          "evil\u202Egpj.exe",
          "zero\u200bwidth",
          "\u0635\u0628\u0627\u062d",
          "x".repeat(255),
          "ü".repeat(127) + "x",
          "name.conflict-a-0123456789.txt");

  private OddFolder() {}

  /** Fills the folder of a machine. */
  static void fill(Machine machine) throws IOException {
    for (String name : NAMES) {
      machine.write("names/" + name, "in " + name);
      machine.write("folders/" + name + "/file", "below " + name);
    }
    machine.write("deep/" + "a-rather-long-name/".repeat(100) + "file", "deep down");
    files(machine);
    links(machine);
    folders(machine);
  }

  private static void files(Machine machine) throws IOException {
    machine.write("empty", "");
    machine.write("empty in folder/empty", "");
    Files.write(machine.at("large"), random(3 << 20));
    for (String mode :
        List.of("r--r--r--", "rwxr-xr-x", "rw-------", "rwxrwxrwx", "---------", "r---w---x")) {
      setMode(machine.write("modes/" + mode, "text"), mode);
    }
    touch(machine.write("times/long ago", "x"), Instant.parse("1969-07-20T20:17:40.123456789Z"));
    touch(machine.write("times/to come", "x"), Instant.parse("2099-12-31T23:59:59.999999999Z"));
  }

  private static void links(Machine machine) throws IOException {
    Path links = Files.createDirectories(machine.at("links"));
    Files.createSymbolicLink(links.resolve("relative"), Path.of("../empty"));
    Files.createSymbolicLink(links.resolve("absolute"), machine.at("empty"));
    Files.createSymbolicLink(links.resolve("dangling"), Path.of("no such file\n"));
    Files.createSymbolicLink(links.resolve("to a folder"), Path.of("../names"));
    Files.createSymbolicLink(links.resolve("to itself"), Path.of("to itself"));
    Files.createSymbolicLink(links.resolve("to above"), Path.of(".."));
    Files.createSymbolicLink(links.resolve("long"), Path.of("x/".repeat(1000) + "y"));
  }

  private static void folders(Machine machine) throws IOException {
    Files.createDirectories(machine.at("empty folder"));
    Files.createDirectories(machine.at("nested/empty/folders"));
    for (String mode : List.of("rwx------", "rwxrwxrwx", "r-xr-xr-x")) {
      setMode(Files.createDirectories(machine.at("folder modes/empty " + mode)), mode);
      machine.write("folder modes/full " + mode + "/file", "x");
      setMode(machine.at("folder modes/full " + mode), mode);
    }
  }

  private static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static void touch(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  /** Bytes that do not compress and hold nothing twice. */
  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }
}
