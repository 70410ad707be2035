package io.tummycrypt.tcfs.store.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files with secrets, which nobody but their owner can reach. */
public final class SecretFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretFile() {}

  /**
   * Refuses a file that others can reach, and what is none: nobody has to write into a pipe.
   *
   * @param setting that names the file
   * @throws SettingsException if they can, or there is none
   */
  public static void require(String setting, Path file) throws IOException {
    Set<PosixFilePermission> found;
    try {
      found = Files.getPosixFilePermissions(file);
    } catch (NoSuchFileException e) {
      throw new SettingsException("there is no %s '%s'".formatted(setting, file), e);
    }
    requireFile(setting, file);
    if (!OWNER_ONLY.containsAll(found)) {
      throw new ExposedSecretException(
          "the %s '%s' has mode %s, and not rw------- or less: see that nobody else has read it, then run chmod 600 '%s'"
              .formatted(setting, file, PosixFilePermissions.toString(found), file),
          file);
    }
  }

  /** Refuses a pipe, a device and a folder, which would be waited for or cannot be read. */
  static void requireFile(String setting, Path file) throws SettingsException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new SettingsException("the %s '%s' is no file".formatted(setting, file));
    }
  }
}
