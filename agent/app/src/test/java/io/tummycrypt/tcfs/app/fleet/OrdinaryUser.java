package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Runs programs as somebody who may not read everything, also where the tests run as root. */
final class OrdinaryUser {
  /** Root may read everything, unless these rights are taken from it. */
  private static final List<String> AS_OTHERS =
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

  private OrdinaryUser() {}

  /** Leaves out a test where nothing can be made unreadable; tries it in this folder. */
  static void assumePossible(Path folder) throws IOException, InterruptedException {
    assumeTrue(canBeRefused(folder), "this is root, and 'setpriv' takes no rights from it");
  }

  private static boolean canBeRefused(Path folder) throws IOException, InterruptedException {
    Path file = Files.createFile(folder.resolve("unreadable"));
    allow(file, "---------");
    try {
      return of(new ProcessBuilder("cat", file.toString())).start().waitFor() == 1;
    } catch (IOException noSuchProgram) {
      return false;
    } finally {
      Files.delete(file);
    }
  }

  /** Has it run so. */
  static ProcessBuilder of(ProcessBuilder program) {
    if ("root".equals(System.getProperty("user.name"))) {
      program.command().addAll(0, AS_OTHERS);
    }
    return program;
  }

  /** Runs a command so, to its end. */
  static Ended run(Machine machine, String... args) throws IOException, InterruptedException {
    Path out = Files.createTempFile(machine.home().getParent(), "out", ".txt");
    Path err = Files.createTempFile(machine.home().getParent(), "err", ".txt");
    ProcessBuilder program = of(machine.process(args));
    int code = program.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }

  /** Lets a path be used as the mode says, as {@code ls} writes it. */
  static void allow(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
