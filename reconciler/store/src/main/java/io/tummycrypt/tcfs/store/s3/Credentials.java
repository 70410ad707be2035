package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys: in the environment under our own names, in the file that is named, and then where
 * all AWS programs look. They are never in a document.
 */
final class Credentials {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private Credentials() {}

  static KeySource find(S3Options options, Map<String, String> environment, Profile profile)
      throws IOException {
    KeySource own = inEnvironment(environment, "TCFS_S3_ACCESS", "TCFS_S3_SECRET", "TCFS_S3_TOKEN");
    if (own != null) {
      return own;
    }
    if (options.credentialsFile() != null) {
      return inFile(options.credentialsFile(), profile.name());
    }
    KeySource usual =
        inEnvironment(
            environment, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
    if (usual != null && options.profile() == null) {
      return usual;
    }
    KeySource simple = keys(profile::get, profile.toString());
    return simple != null ? simple : new AwsChain(profile.name(), profile.isEmpty());
  }

  private static @Nullable KeySource inEnvironment(
      Map<String, String> environment, String access, String secret, String token)
      throws SettingsException {
    String accessKey = Profile.value(environment, access);
    String secretKey = Profile.value(environment, secret);
    if (accessKey == null && secretKey == null) {
      return null;
    }
    if (accessKey == null || secretKey == null) {
      throw new SettingsException(
          "of %s and %s one is set and the other is not: set both, or none"
              .formatted(access, secret));
    }
    return KeySource.fixed(
        new AwsKeys(accessKey, secretKey, Profile.value(environment, token)),
        "the environment (" + access + ")");
  }

  private static KeySource inFile(Path file, String section) throws IOException {
    requireOwnerOnly(file);
    Map<String, String> members = SectionFile.read(file).getOrDefault(section, Map.of());
    KeySource keys = keys(members::get, "the credentialsFile '" + file + "'");
    if (keys == null) {
      throw new SettingsException(
          "the credentialsFile '%s' has no aws_access_key_id and aws_secret_access_key in [%s]"
              .formatted(file, section));
    }
    return keys;
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    Set<PosixFilePermission> found;
    try {
      found = Files.getPosixFilePermissions(file);
    } catch (NoSuchFileException e) {
      throw new SettingsException("there is no credentialsFile '" + file + "'", e);
    }
    if (!OWNER_ONLY.containsAll(found)) {
      throw new SettingsException(
          "others can reach the credentialsFile '%s', with mode %s: see that nobody has read it, then run chmod 600 '%s'"
              .formatted(file, PosixFilePermissions.toString(found), file));
    }
  }

  /** A member by its name; null if there is none. */
  private interface Members {
    @Nullable String get(String name);
  }

  private static @Nullable KeySource keys(Members members, String where) {
    String access = members.get("aws_access_key_id");
    String secret = members.get("aws_secret_access_key");
    return access == null || secret == null
        ? null
        : KeySource.fixed(new AwsKeys(access, secret, members.get("aws_session_token")), where);
  }
}
