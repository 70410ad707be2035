package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket, and how it is reached. No keys: see {@link Credentials}.
 *
 * @param bucket its name
 * @param prefix what all keys begin with, before a {@code /}; empty for none
 * @param endpoint the server; null for what the environment says, or AWS
 * @param region to sign for; null for what the environment says, or {@code us-east-1} where the
 *     server is not AWS
 * @param pathStyle whether the bucket stands in the path; null for that on all servers but AWS
 * @param profile of the AWS files; null for the usual one
 * @param caFile certificates (PEM) that the server's must be signed by; null for the machine's own
 * @param insecure whether plain HTTP may be spoken with another machine
 * @param credentialsFile a file with keys, as {@code ~/.aws/credentials}, for its owner only
 */
public record S3Options(
    String bucket,
    String prefix,
    @Nullable URI endpoint,
    @Nullable String region,
    @Nullable Boolean pathStyle,
    @Nullable String profile,
    @Nullable Path caFile,
    boolean insecure,
    @Nullable Path credentialsFile) {

  /** A bucket, with all else as the environment says. */
  public static S3Options of(String bucket, String prefix) {
    return new S3Options(
        bucket,
        prefix,
        /* endpoint= */ null,
        /* region= */ null,
        /* pathStyle= */ null,
        /* profile= */ null,
        /* caFile= */ null,
        /* insecure= */ false,
        /* credentialsFile= */ null);
  }

  /**
   * The same with the server and the region that the environment names where these do not.
   *
   * @throws SettingsException if what is set cannot be used
   */
  public S3Options located(Map<String, String> environment) throws IOException {
    S3Address address = Endpoints.address(this, environment, Profile.read(this, environment));
    return new S3Options(
        bucket,
        prefix,
        address.endpoint(),
        address.region(),
        pathStyle,
        profile,
        caFile,
        insecure,
        credentialsFile);
  }
}
