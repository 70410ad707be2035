package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.Loopback;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the server and the region: in the options, in the environment, in the profile. */
final class Endpoints {
  private Endpoints() {}

  static S3Address address(S3Options options, Map<String, String> environment, Profile profile)
      throws SettingsException {
    URI endpoint = endpoint(options, environment, profile);
    String region = region(options, environment, profile);
    if (endpoint == null && region == null) {
      profile.requireThere();
      throw new SettingsException(
          "no region is set for bucket '%s' of AWS: set region, or endpoint for another server"
              .formatted(options.bucket()));
    }
    String signedFor = region == null ? "us-east-1" : region;
    URI server = endpoint == null ? aws(signedFor) : endpoint;
    requireServer(server);
    // A name with dots is no single label, which the certificate of AWS is for.
    boolean pathStyle =
        options.pathStyle() != null
            ? options.pathStyle()
            : !S3Address.isAws(server) || options.bucket().contains(".");
    S3Address address =
        new S3Address(server, options.bucket(), options.prefix(), signedFor, pathStyle);
    requirePrivate(address, options.insecure());
    return address;
  }

  private static @Nullable URI endpoint(
      S3Options options, Map<String, String> environment, Profile profile)
      throws SettingsException {
    if (options.endpoint() != null) {
      return options.endpoint();
    }
    for (String name :
        new String[] {"TCFS_S3_ENDPOINT", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"}) {
      String value = Profile.value(environment, name);
      if (value != null) {
        return parse(name, value);
      }
    }
    String value = profile.get("endpoint_url");
    return value == null ? null : parse("endpoint_url of " + profile, value);
  }

  private static @Nullable String region(
      S3Options options, Map<String, String> environment, Profile profile) {
    if (options.region() != null) {
      return options.region();
    }
    for (String name : new String[] {"TCFS_S3_REGION", "AWS_REGION", "AWS_DEFAULT_REGION"}) {
      String value = Profile.value(environment, name);
      if (value != null) {
        return value;
      }
    }
    return profile.get("region");
  }

  /** What is refused is not repeated: there may be a password in it. */
  private static URI parse(String where, String text) throws SettingsException {
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      throw refusal(where + " is no URL");
    }
  }

  private static URI aws(String region) {
    String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
    return URI.create("https://s3." + region + suffix);
  }

  private static void requireServer(URI endpoint) throws SettingsException {
    String scheme = endpoint.getScheme();
    if ((!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme))
        || endpoint.getHost() == null) {
      throw refusal("the endpoint is none");
    }
    if (endpoint.getRawUserInfo() != null
        || endpoint.getRawQuery() != null
        || endpoint.getRawFragment() != null) {
      throw refusal("the endpoint has more in it than a server");
    }
  }

  /** It is the name that is asked for that counts, with the bucket if that stands before it. */
  private static void requirePrivate(S3Address address, boolean mayBeInsecure)
      throws SettingsException {
    if (!address.isTls() && !mayBeInsecure && !Loopback.isHost(address.hostName())) {
      throw new SettingsException(
          "the endpoint '%s' is plain http, by which anybody on the way reads and changes what is sent: use https, or set insecure to true"
              .formatted(address.endpoint()));
    }
  }

  private static SettingsException refusal(String why) {
    return new SettingsException(why + ": expected https://HOST or https://HOST:PORT");
  }
}
