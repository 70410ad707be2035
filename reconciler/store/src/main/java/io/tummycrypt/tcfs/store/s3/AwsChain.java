package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Keys that somebody has to be asked for: roles, single sign-on, programs, containers and machines
 * of AWS. It is the SDK that knows how. Only this class knows the SDK, which takes longer to load
 * than everything else that a short command does.
 */
final class AwsChain implements KeySource {
  private final String profile;
  private final boolean isAlone;
  private final List<Path> files;
  private @Nullable AwsCredentialsProvider provider;

  /**
   * Asks nobody yet.
   *
   * @param isAlone whether nothing but the profile is asked; otherwise variables come before it,
   *     and the machine's own role after it
   * @param files where the profile is, of those that are there
   */
  AwsChain(String profile, boolean isAlone, List<Path> files) {
    this.profile = profile;
    this.isAlone = isAlone;
    this.files = files;
  }

  @Override
  public AwsKeys keys() throws IOException {
    try {
      AwsCredentials found = provider().resolveCredentials();
      String token = found instanceof AwsSessionCredentials session ? session.sessionToken() : null;
      AwsKeys.requirePlain("the access key of " + this, found.accessKeyId());
      AwsKeys.requirePlain("the secret key of " + this, found.secretAccessKey());
      AwsKeys.requirePlain("the session token of " + this, token);
      return new AwsKeys(found.accessKeyId(), found.secretAccessKey(), token);
    } catch (SdkException e) {
      // Without a cause: what a program printed that was asked for keys may be among its words.
      throw none(": " + Printable.line(String.valueOf(e.getMessage())));
    } catch (RuntimeException _) {
      // A program or a profile that fails: whose words these are is not known.
      throw none("");
    }
  }

  private SettingsException none(String why) {
    return new SettingsException(
        "no keys could be had from "
            + this
            + why
            + "; set TCFS_S3_ACCESS and TCFS_S3_SECRET, or credentialsFile");
  }

  private synchronized AwsCredentialsProvider provider() throws SettingsException {
    if (provider == null) {
      // The SDK has a log, and there is nothing to write it.
      System.setProperty("slf4j.internal.verbosity", "ERROR");
      ProfileFile all = profiles();
      provider = isAlone ? ofProfile(all) : ofChain(all);
    }
    return provider;
  }

  private AwsCredentialsProvider ofProfile(ProfileFile all) {
    return ProfileCredentialsProvider.builder().profileFile(() -> all).profileName(profile).build();
  }

  private AwsCredentialsProvider ofChain(ProfileFile all) {
    return DefaultCredentialsProvider.builder().profileFile(() -> all).profileName(profile).build();
  }

  private ProfileFile profiles() throws SettingsException {
    try {
      return readProfiles();
    } catch (RuntimeException _) {
      // Without its words: it is about a line of a file with keys.
      throw new SettingsException(
          "the files of AWS programs, %s, cannot be used: run 'aws configure list', and correct them"
              .formatted(files));
    }
  }

  private ProfileFile readProfiles() {
    ProfileFile.Aggregator all = ProfileFile.aggregator();
    for (Path file : files) {
      boolean isConfig = file.equals(files.getFirst());
      if (Files.exists(file)) {
        all.addFile(
            ProfileFile.builder()
                .content(file)
                .type(isConfig ? ProfileFile.Type.CONFIGURATION : ProfileFile.Type.CREDENTIALS)
                .build());
      }
    }
    return all.build();
  }

  @Override
  public String toString() {
    return "profile '" + profile + "'" + (isAlone ? "" : " or the machine's own role");
  }
}
