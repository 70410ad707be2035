package io.tummycrypt.tcfs.app.service;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.ServiceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code tcfsd} is.
 *
 * @param folder in which this program is, as its launcher says; null if that did not start it
 */
record ServicePrograms(@Nullable Path folder) {
  /** What the service of the machine cannot see. */
  private static final List<Path> HOMES =
      List.of(Path.of("/home"), Path.of("/root"), Path.of("/run/user"));

  /** As this process was started. */
  static ServicePrograms ofProcess() {
    String folder = System.getProperty("tcfs.folder", "");
    return new ServicePrograms(folder.isEmpty() ? null : Path.of(folder));
  }

  /**
   * The program that a service is to run.
   *
   * @throws RefusedException if it is not known, or could not be run
   */
  Path find(ServiceRequest request) throws IOException {
    Path program = request.program().orElse(folder == null ? null : folder.resolve("tcfsd"));
    if (program == null) {
      throw new RefusedException(
          "where tcfsd is, is not known", "name it: tcfs agent install --program /opt/tcfs/tcfsd");
    }
    Path full = program.toAbsolutePath().normalize();
    if (!Files.isRegularFile(full) || !Files.isExecutable(full)) {
      throw new RefusedException(
          "'" + full + "' is no program", "name tcfsd: tcfs agent install --program PATH");
    }
    if (request.isSystem() && HOMES.stream().anyMatch(full.toRealPath()::startsWith)) {
      throw new RefusedException(
          "the service of the machine sees no home folders, and '" + full + "' is in one",
          "put tcfs into a folder as /opt/tcfs, and install it from there");
    }
    return full;
  }
}
