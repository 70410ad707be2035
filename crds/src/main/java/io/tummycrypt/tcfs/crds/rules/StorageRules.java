package io.tummycrypt.tcfs.crds.rules;

import io.tummycrypt.tcfs.crds.v1alpha1.Storage;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.crds.yaml.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Storage is where it can be reached and how it may be reached. */
final class StorageRules {
  private static final String S3 = "spec.storage.s3.";

  private final Located<TcfsFleet> fleet;
  private final List<Finding> findings;

  private StorageRules(Located<TcfsFleet> fleet, List<Finding> findings) {
    this.fleet = fleet;
    this.findings = findings;
  }

  static void check(Located<TcfsFleet> fleet, List<Finding> findings) {
    StorageRules rules = new StorageRules(fleet, findings);
    Storage storage = storage(fleet.object());
    if (storage != null && storage.directory() != null) {
      rules.checkPath("spec.storage.directory", storage.directory());
    }
    if (storage != null && storage.s3() != null) {
      rules.checkS3(storage.s3());
    }
  }

  static @Nullable Storage storage(TcfsFleet fleet) {
    return fleet.spec() == null ? null : fleet.spec().storage();
  }

  private void checkPath(String field, @Nullable String path) {
    String refusal = path == null ? null : LocalPath.refusal(path);
    if (refusal != null) {
      add(field, refusal);
    }
  }

  private void checkS3(Storage.S3 s3) {
    checkPath(S3 + "caFile", s3.caFile());
    if (s3.endpoint() != null) {
      checkEndpoint(s3, s3.endpoint());
    }
  }

  private void checkEndpoint(Storage.S3 s3, String endpoint) {
    URI uri = parse(endpoint);
    if (uri == null || uri.getHost() == null) {
      add(S3 + "endpoint", "expected a URL such as https://s3.lab:8333, found " + shown(endpoint));
      return;
    }
    if (hasMore(uri)) {
      add(S3 + "endpoint", "expected only scheme, host and port; credentials are never in here");
    }
    boolean plain = "http".equals(uri.getScheme());
    boolean insecure = Boolean.TRUE.equals(s3.insecure());
    if (plain && !insecure && !isLoopback(uri.getHost())) {
      add(
          S3 + "endpoint",
          "plain http to " + Quoted.of(uri.getHost()) + " needs 'insecure: true' beside it");
    }
    if (!plain && insecure) {
      add(
          S3 + "insecure",
          "has no effect with https, whose certificates are always checked; leave it out, or name"
              + " the certificates in caFile");
    }
    if (plain && s3.caFile() != null) {
      add(S3 + "caFile", "has no effect with plain http; leave it out or use https");
    }
  }

  /** A server is addressed by its host and port; what else is written would be left out of it. */
  private static boolean hasMore(URI uri) {
    return uri.getUserInfo() != null
        || uri.getQuery() != null
        || uri.getFragment() != null
        || !(uri.getPath().isEmpty() || uri.getPath().equals("/"));
  }

  private static @Nullable URI parse(String endpoint) {
    try {
      return new URI(endpoint);
    } catch (URISyntaxException _) {
      return null;
    }
  }

  /** What cannot be taken apart may have a password in it. */
  private static String shown(String endpoint) {
    return endpoint.indexOf('@') < 0 ? Quoted.of(endpoint) : "something with an '@' in it";
  }

  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private void add(String field, String message) {
    findings.add(fleet.finding(field, message));
  }
}
