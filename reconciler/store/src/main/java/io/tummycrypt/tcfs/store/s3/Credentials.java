package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.SecretFile;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys: in the environment under our own names, in the file that is named, and then where
 * all AWS programs look. They are never in a document.
 */
final class Credentials {
  private static final Set<String> ASKED_FOR =
      Set.of(
          "credential_process",
          "credential_source",
          "role_arn",
          "sso_session",
          "sso_start_url",
          "web_identity_token_file");
  private static final Set<String> ASKED_BY =
      Set.of(
          "AWS_CONTAINER_CREDENTIALS_FULL_URI",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_WEB_IDENTITY_TOKEN_FILE");

  private Credentials() {}

  /**
   * Looks in the files and asks nobody: what is found further on says so when it is used.
   *
   * @param isAws whether the server is of AWS, whose machines have keys of their own
   * @throws SettingsException if there are none
   */
  static KeySource find(
      S3Options options, Map<String, String> environment, Profile profile, boolean isAws)
      throws IOException {
    KeySource own = inEnvironment(environment, "TCFS_S3_ACCESS", "TCFS_S3_SECRET", "TCFS_S3_TOKEN");
    if (own != null) {
      return own;
    }
    if (options.credentialsFile() != null) {
      return inFile(options.credentialsFile(), profile.name());
    }
    boolean isNamed = options.profile() != null;
    KeySource usual =
        isNamed
            ? null
            : inEnvironment(
                environment, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
    if (usual != null) {
      return usual;
    }
    profile.requireThere();
    // As to AWS programs: keys beside a role are those to ask for it with.
    KeySource simple =
        profile.get("role_arn") == null ? keys(profile::get, profile.toString()) : null;
    if (simple != null) {
      return simple;
    }
    if (!isAws && !isElsewhere(environment, profile)) {
      throw new SettingsException(
          "there are no keys for bucket '%s': set TCFS_S3_ACCESS and TCFS_S3_SECRET, or credentialsFile"
              .formatted(options.bucket()));
    }
    return new AwsChain(profile.name(), isNamed, profile.files());
  }

  /** Whether somebody is to be asked for keys. */
  private static boolean isElsewhere(Map<String, String> environment, Profile profile) {
    return ASKED_FOR.stream().anyMatch(member -> profile.get(member) != null)
        || ASKED_BY.stream().anyMatch(name -> Profile.value(environment, name) != null);
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
    String sessionToken = Profile.value(environment, token);
    AwsKeys.requirePlain(access, accessKey);
    AwsKeys.requirePlain(secret, secretKey);
    AwsKeys.requirePlain(token, sessionToken);
    return KeySource.fixed(
        new AwsKeys(accessKey, secretKey, sessionToken), "the environment (" + access + ")");
  }

  private static KeySource inFile(Path file, String section) throws IOException {
    SecretFile.require("credentialsFile", file);
    Map<String, String> members = SectionFile.read(file).getOrDefault(section, Map.of());
    KeySource keys = keys(members::get, "the credentialsFile '" + file + "'");
    if (keys == null) {
      throw new SettingsException(
          "the credentialsFile '%s' has no aws_access_key_id and aws_secret_access_key in [%s]"
              .formatted(file, section));
    }
    return keys;
  }

  /** A member by its name; null if there is none. */
  private interface Members {
    @Nullable String get(String name);
  }

  private static @Nullable KeySource keys(Members members, String where) throws SettingsException {
    String access = members.get("aws_access_key_id");
    String secret = members.get("aws_secret_access_key");
    if (access == null || secret == null) {
      return null;
    }
    String token = members.get("aws_session_token");
    AwsKeys.requirePlain("aws_access_key_id of " + where, access);
    AwsKeys.requirePlain("aws_secret_access_key of " + where, secret);
    AwsKeys.requirePlain("aws_session_token of " + where, token);
    return KeySource.fixed(new AwsKeys(access, secret, token), where);
  }
}
