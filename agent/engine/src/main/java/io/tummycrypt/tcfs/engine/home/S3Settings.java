package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.shape.Field;
import io.tummycrypt.tcfs.store.s3.S3Options;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How this device reaches the bucket of its store. Keys are not among it: they are in the
 * environment, in a file, or where all AWS programs look.
 */
public record S3Settings(
    @Field(
            value = "The server, with https, or with http where that is allowed.",
            otherwise = "AWS",
            pattern = "https?://[^@?#]+",
            form = "a URL that begins with https:// or http://, without a password")
        @Nullable String endpoint,
    @Field(value = "The region to sign requests for.", otherwise = "us-east-1")
        @Nullable String region,
    @Field(
            value = "Whether the bucket stands in the path, and not before the host.",
            otherwise = "true on all servers but AWS")
        @Nullable Boolean pathStyle,
    @Field(value = "The profile of the AWS files to take keys from.", otherwise = "the usual one")
        @Nullable String profile,
    @Field(
            value = "A file with the certificates (PEM) that the server's must be signed by.",
            otherwise = "the machine's own certificates",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String caFile,
    @Field(
            value = "Allows plain http to a server that is not on this machine.",
            otherwise = "false")
        @Nullable Boolean insecure,
    @Field(
            value = "A file with keys, as ~/.aws/credentials, that only its owner can read.",
            otherwise = "none",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String credentialsFile) {

  /** Everything as the environment says. */
  public static final S3Settings NONE = new S3Settings(null, null, null, null, null, null, null);

  /** The files that are named here. */
  public List<Path> files() {
    return Stream.of(caFile, credentialsFile).filter(Objects::nonNull).map(Path::of).toList();
  }

  /**
   * For the store of this URL.
   *
   * @throws IOException if the endpoint is no URL
   */
  public S3Options options(BucketUrl url) throws IOException {
    return new S3Options(
        url.bucket(),
        url.prefix(),
        endpoint == null ? null : uri(endpoint),
        region,
        pathStyle,
        profile,
        caFile == null ? null : Path.of(caFile),
        Objects.requireNonNullElse(insecure, false),
        credentialsFile == null ? null : Path.of(credentialsFile));
  }

  /** What has the form of one may still be none, as {@code https://[::1} is. */
  private static URI uri(String endpoint) throws IOException {
    try {
      return new URI(endpoint);
    } catch (URISyntaxException e) {
      throw new IOException("the endpoint '" + endpoint + "' is no URL: " + e.getReason(), e);
    }
  }

  /**
   * The same with the server and the region that were found in the environment.
   *
   * @throws IOException if what is set cannot be used
   */
  public S3Settings located(BucketUrl url, S3Variables variables) throws IOException {
    S3Options found = options(url).located(variables.reveal());
    return new S3Settings(
        String.valueOf(found.endpoint()),
        found.region(),
        pathStyle,
        profile,
        caFile,
        insecure,
        credentialsFile);
  }

  /** As a file has it: what is set, by name. */
  Map<String, Object> members() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("endpoint", endpoint);
    all.put("region", region);
    all.put("pathStyle", pathStyle);
    all.put("profile", profile);
    all.put("caFile", caFile);
    all.put("insecure", insecure);
    all.put("credentialsFile", credentialsFile);
    return set(all);
  }

  /** Of several members those that have a value. */
  static Map<String, Object> set(Map<String, @Nullable Object> all) {
    Map<String, Object> set = new LinkedHashMap<>();
    all.forEach((name, value) -> {
      if (value != null) {
        set.put(name, value);
      }
    });
    return set;
  }
}
