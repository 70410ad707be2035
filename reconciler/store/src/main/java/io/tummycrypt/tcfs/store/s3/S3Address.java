package io.tummycrypt.tcfs.store.s3;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a bucket is, and the URLs of what is in it. */
final class S3Address {
  /** Keys that one page of a listing has at most. */
  private static final int PAGE = 1000;

  private final String bucket;
  private final String prefix;
  private final String region;
  private final String origin;
  private final String host;
  private final String base;
  private final URI endpoint;
  private final String hostName;

  /**
   * A bucket of a server.
   *
   * @param endpoint with nothing but scheme, host, and perhaps port and path
   * @param isPathStyle whether the bucket stands in the path, and not before the host
   */
  S3Address(URI endpoint, String bucket, String prefix, String region, boolean isPathStyle) {
    this.bucket = bucket;
    this.prefix = prefix.isEmpty() ? "" : prefix + "/";
    this.region = region;
    this.endpoint = endpoint;
    String scheme = endpoint.getScheme().toLowerCase(Locale.ROOT);
    this.hostName = (isPathStyle ? "" : bucket + ".") + endpoint.getHost();
    this.host = hostName + port(endpoint, scheme);
    this.origin = scheme + "://" + host;
    String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
    String parent = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    this.base = isPathStyle ? parent + "/" + Escape.path(bucket) : parent;
  }

  /** As the header {@code Host} has it: without the port that goes without saying. */
  private static String port(URI endpoint, String scheme) {
    int usual = scheme.equals("https") ? 443 : 80;
    return endpoint.getPort() < 0 || endpoint.getPort() == usual ? "" : ":" + endpoint.getPort();
  }

  /** Whether this is a server of AWS itself. */
  static boolean isAws(URI endpoint) {
    String host = endpoint.getHost();
    return host != null && (host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn"));
  }

  boolean isAws() {
    return isAws(endpoint);
  }

  URI endpoint() {
    return endpoint;
  }

  String region() {
    return region;
  }

  String host() {
    return host;
  }

  /** Without a port; an address of version 6 in brackets. */
  String hostName() {
    return hostName;
  }

  int port() {
    return endpoint.getPort() < 0 ? (isTls() ? 443 : 80) : endpoint.getPort();
  }

  boolean isTls() {
    return origin.startsWith("https:");
  }

  /** The escaped path of an object. */
  String object(String key) {
    return base + "/" + Escape.path(prefix + key);
  }

  /** The escaped path of the bucket itself. */
  String bucket() {
    return base.isEmpty() ? "/" : base;
  }

  /** The target of one page of a listing; the parts of its query are in order. */
  String list(String below, @Nullable String continuation) {
    return bucket()
        + "?"
        + (continuation == null ? "" : "continuation-token=" + Escape.value(continuation) + "&")
        + ("encoding-type=url&list-type=2&max-keys=" + PAGE)
        + ("&prefix=" + Escape.value(prefix + below));
  }

  /** What a key in the bucket is in the store; null if it is outside of the prefix. */
  @Nullable String inStore(String key) {
    return key.startsWith(prefix) ? key.substring(prefix.length()) : null;
  }

  /** The URL of a target. */
  URI url(String target) {
    return URI.create(origin + target);
  }

  /** The URL of an object as people write it. */
  String name(String key) {
    return "s3://" + bucket + "/" + prefix + key;
  }

  @Override
  public String toString() {
    String place =
        prefix.isEmpty() ? bucket : bucket + "/" + prefix.substring(0, prefix.length() - 1);
    return "bucket s3://" + place + " at " + origin;
  }
}
