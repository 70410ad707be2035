package io.tummycrypt.tcfs.crds.rules;

import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.Located;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a document allows to be sent to other machines for everybody on the way to read. */
public final class PlainConnections {
  private static final String PLAIN =
      "is not encrypted: devices refuse it unless device.yaml says insecure under nats";

  private PlainConnections() {}

  /** A warning for each, in the order of the document, which has no findings. */
  public static List<Finding> warnings(
      Located<TcfsFleet> fleet, List<Located<TcfsDevice>> devices) {
    List<Finding> warnings = new ArrayList<>();
    TcfsFleet.Spec spec = fleet.object().spec();
    TcfsFleet.Nats nats = spec == null ? null : spec.nats();
    List<String> urls = nats == null || nats.urls() == null ? List.of() : nats.urls();
    for (int i = 0; i < urls.size(); i++) {
      if (isPlain(urls.get(i))) {
        warnings.add(fleet.finding("spec.nats.urls[" + i + "]", PLAIN));
      }
    }
    devices.forEach(device -> addLeaf(device, warnings));
    return warnings;
  }

  private static void addLeaf(Located<TcfsDevice> device, List<Finding> warnings) {
    TcfsDevice.Spec spec = device.object().spec();
    TcfsDevice.LeafNode leaf = spec == null ? null : spec.leafNode();
    if (leaf != null && Boolean.TRUE.equals(leaf.insecure())) {
      warnings.add(
          device.finding(
              "spec.leafNode.insecure",
              "lets the leaf node send everything, passwords too, for everybody on the way to read"));
    }
  }

  private static boolean isPlain(String url) {
    URI uri = URI.create(url);
    return "ws".equals(uri.getScheme())
        && uri.getHost() != null
        && !StorageRules.isLoopback(uri.getHost());
  }
}
