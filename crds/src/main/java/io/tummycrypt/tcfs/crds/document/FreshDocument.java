package io.tummycrypt.tcfs.crds.document;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.v1alpha1.Storage;
import io.tummycrypt.tcfs.crds.yaml.ObjectWriter;
import io.tummycrypt.tcfs.crds.yaml.YamlWriter;
import java.util.List;
import java.util.SortedMap;

/**
 * The document that a new fleet begins with, with comments for the people who will edit it.
 *
 * <p>Its patterns are in the text, and not built in, so that people see what is left out and can
 * change it. Roots have no path of their own: folders differ between machines, and each device
 * lists its own.
 */
public final class FreshDocument {
  private FreshDocument() {}

  /**
   * The document of a new fleet with its first device, to be published as revision 1.
   *
   * @param natsUrls the servers through which devices hear of each other; may be empty
   */
  public static Result<FleetDocument> create(
      String fileName,
      FleetName fleet,
      Storage storage,
      List<String> natsUrls,
      DeviceName device,
      SortedMap<RootName, String> roots) {
    String text =
        """
        # The fleet document: what shall hold on every device. 'tcfs diff-desired' shows what a change
        # would do here; 'tcfs fleet publish' makes it the rule for all devices.
        apiVersion: tcfs.tummycrypt.io/v1alpha1
        kind: TcfsFleet
        metadata:
          name: %s
        spec:
          storage:
        %s%s  defaults:
            # Two devices changed the same file: auto keeps both, interactive and defer wait for a person.
            conflictMode: auto
            # These stay local, with the syntax of gitignore; the last match counts.
            excludePatterns:
              # What editors and desktops leave behind.
              - "*.swp"
              - "*.swo"
              - "*~"
              - ".#*"
              - .direnv
              - .DS_Store
              - Thumbs.db
              - desktop.ini
              # Secrets, and the parts of open databases that mean nothing on another machine. A root
              # takes one back in with '!NAME' in its own excludePatterns.
              - .env
              - .netrc
              - .pgpass
              - id_rsa
              - id_dsa
              - id_ecdsa
              - id_ed25519
              - "*.sqlite-wal"
              - "*.sqlite-shm"
              - "*.sqlite-journal"
              - "*.db-wal"
              - "*.db-shm"
              - "*.db-journal"
          roots:%s
          # Deletions within a day beyond this wait for a person.
          guards:
            maxDeletes:
              percent: 25
              count: 500
        """
            .formatted(
                YamlWriter.text(fleet.text()),
                ObjectWriter.fragment(storage).indent(4),
                nats(natsUrls),
                roots(roots));
    return FleetDocument.parse(fileName, text).then(document -> document.withDevice(device, roots));
  }

  private static String nats(List<String> urls) {
    if (urls.isEmpty()) {
      return "";
    }
    StringBuilder list = new StringBuilder("  nats:\n    urls:\n");
    for (String url : urls) {
      list.append("      - ").append(YamlWriter.text(url)).append('\n');
    }
    return list.toString();
  }

  private static String roots(SortedMap<RootName, String> roots) {
    StringBuilder list = new StringBuilder();
    for (RootName root : roots.keySet()) {
      list.append("\n    - name: ").append(YamlWriter.text(root.text()));
    }
    return list.isEmpty() ? " []" : list.toString();
  }
}
