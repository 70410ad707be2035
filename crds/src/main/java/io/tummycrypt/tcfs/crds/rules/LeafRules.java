package io.tummycrypt.tcfs.crds.rules;

import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.crds.yaml.Position;
import io.tummycrypt.tcfs.crds.yaml.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leaf nodes can listen, know where their hub is, and differ in their names. */
final class LeafRules {
  private static final String BLOCK = "spec.leafNode";
  private static final int USUAL_MONITOR = 8222;

  /** The forms of the fields are looked at before; what does not have its form is not there. */
  private static final String LISTEN_FORM = ".+:[0-9]{1,5}";

  private LeafRules() {}

  static void check(Located<TcfsDevice> device, List<Finding> findings) {
    TcfsDevice.LeafNode leaf = leaf(device);
    if (leaf == null) {
      return;
    }
    checkPorts(device, leaf, findings);
    List<@Nullable String> remotes = leaf.remotes() == null ? List.of() : remotes(leaf.remotes());
    for (int i = 0; i < remotes.size(); i++) {
      String url = remotes.get(i);
      if (url != null && !isServer(url)) {
        // What cannot be taken apart may have a password in it.
        findings.add(
            device.finding(
                BLOCK + ".remotes[" + i + "]",
                "expected the URL of a server, such as tls://HOST:7422"));
      }
    }
  }

  /** Where an item could not be read there is none. */
  private static List<@Nullable String> remotes(List<String> read) {
    return new ArrayList<>(read);
  }

  private static TcfsDevice.@Nullable LeafNode leaf(Located<TcfsDevice> device) {
    TcfsDevice.Spec spec = device.object().spec();
    return spec == null ? null : spec.leafNode();
  }

  private static void checkPorts(
      Located<TcfsDevice> device, TcfsDevice.LeafNode leaf, List<Finding> findings) {
    String listen = leaf.listen() == null ? ListenAddress.USUAL : leaf.listen();
    if (!listen.matches(LISTEN_FORM)) {
      return;
    }
    int port = ListenAddress.of(listen).port();
    if (port < 1 || port > ListenAddress.LAST_PORT) {
      findings.add(
          device.finding(BLOCK + ".listen", "expected a port of 1 to 65535, found " + port));
    }
    int monitor = leaf.monitorPort() == null ? USUAL_MONITOR : leaf.monitorPort();
    if (monitor == port) {
      String field = leaf.monitorPort() == null ? ".listen" : ".monitorPort";
      findings.add(
          device.finding(
              BLOCK + field, "clients and monitoring need two ports, and both have " + port));
    }
  }

  private static boolean isServer(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null && uri.getPort() <= ListenAddress.LAST_PORT;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /** No two may have one domain: a hub could not tell whose streams are meant. */
  static void checkDomains(List<Located<TcfsDevice>> devices, List<Finding> findings) {
    Map<String, Position> seen = new HashMap<>();
    for (Located<TcfsDevice> device : devices) {
      TcfsDevice.LeafNode leaf = leaf(device);
      if (leaf == null) {
        continue;
      }
      String domain = leaf.domain() == null ? device.object().name() : leaf.domain();
      Position at = device.at(BLOCK + ".domain");
      Position earlier = domain == null ? null : seen.putIfAbsent(domain, at);
      if (earlier != null) {
        findings.add(
            device.finding(
                BLOCK + ".domain",
                "expected a domain of its own, and %s is that of the leaf node at %s"
                    .formatted(Quoted.of(String.valueOf(domain)), earlier)));
      }
    }
  }
}
