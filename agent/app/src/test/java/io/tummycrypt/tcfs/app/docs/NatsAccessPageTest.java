package io.tummycrypt.tcfs.app.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.core.desired.DesiredLeaf;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.effective.LeafSettings;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.leaf.LeafFiles;
import io.tummycrypt.tcfs.engine.leaf.LeafKeeper;
import io.tummycrypt.tcfs.engine.leaf.LeafSetup;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.engine.leaf.LeafState.Health;
import io.tummycrypt.tcfs.store.access.TestCertificates;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.nats.NatsLook;
import io.tummycrypt.tcfs.store.nats.NatsOptions;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hub and the leaf node as the page has them, with other names, ports and keys. */
@Timeout(120)
class NatsAccessPageTest {
  private static final DeviceName YOGA = new DeviceName("yoga");
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final String DEVICE =
      "name: yoga\nstore: file:///srv\nfleetId: %s\n".formatted("a".repeat(32));

  @TempDir Path folder;
  private String page;
  private Path keys;

  @BeforeEach
  void read() throws Exception {
    page = Files.readString(Golden.project().resolve("docs/how-to/nats-access.md"));
    keys = TestCertificates.make(folder, "hub", "san=dns:localhost,ip:127.0.0.1");
  }

  private List<String> blocks(String language) {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page);
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  private Path secret(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private FleetDocument document(String remote, int port, int monitorPort) {
    String text =
        blocks("yaml").stream()
            .filter(each -> each.contains("TcfsFleet"))
            .findFirst()
            .orElseThrow();
    assertTrue(text.contains("run: true"), text);
    return FleetDocument.parse(
            "page",
            text.replace("tls://hub.example:7422", remote)
                .replace(
                    "run: true",
                    "run: true\n    listen: \"localhost:%d\"\n    monitorPort: %d"
                        .formatted(port, monitorPort)))
        .orThrow();
  }

  /** What the page has in device.yaml, with the files of this test in the place of the reader's. */
  private DeviceConfig device() throws Exception {
    String leaf =
        blocks("yaml").stream()
            .filter(each -> each.startsWith("leafNode:"))
            .findFirst()
            .orElseThrow()
            .replace("/home/jess/.config/tcfs/leaf-users", secret("users", "yoga = s3\n") + "")
            .replace(
                "/home/jess/.config/tcfs/leaf-hub",
                secret("uplink", "user = lab\npassword = CHANGE-ME\n") + "")
            .replace("/home/jess/.config/tcfs/ca.pem", TestCertificates.pem(keys) + "")
            .replace("/home/jess/.config/tcfs/yoga.pem", TestCertificates.pem(keys) + "")
            .replace("/home/jess/.config/tcfs/yoga.key", TestCertificates.key(keys) + "");
    assertTrue(!leaf.contains("/home/jess"), leaf);
    return DeviceConfig.parse("device.yaml", DEVICE + leaf).orThrow();
  }

  private NatsServer hub(int leafPort) throws Exception {
    String configuration =
        blocks("nats")
            .getFirst()
            .replaceAll("(?m)^(listen|jetstream).*$", "")
            .replace("0.0.0.0:7422", "127.0.0.1:" + leafPort)
            .replace("/etc/nats-server/hub.pem", TestCertificates.pem(keys) + "")
            .replace("/etc/nats-server/hub.key", TestCertificates.key(keys) + "");
    return NatsServer.start(Files.createDirectory(folder.resolve("nats")), configuration);
  }

  @Test
  void theDocumentedLeafNodeIsLinkedToTheDocumentedHub() throws Exception {
    int leafPort = NatsServer.freePort();
    int port = NatsServer.freePort();
    FleetDocument document = document("tls://localhost:" + leafPort, port, NatsServer.freePort());
    DesiredLeaf desired = LeafSettings.desired(document.device(YOGA).orElseThrow()).orElseThrow();
    DeviceConfig device = device();
    LeafFiles files = new LeafFiles(folder.resolve("leaf"));
    BlockingQueue<LeafState> told = new LinkedBlockingQueue<>();
    try (NatsServer _ = hub(leafPort);
        LeafKeeper keeper =
            LeafKeeper.start(files, (_, now) -> told.add(now), InstantSource.system())) {
      keeper.follow(new LeafSetup(desired, device.leafNode(), YOGA, files));
      LeafState state = told.poll(60, TimeUnit.SECONDS);
      while (state != null && state.health() != Health.CONNECTED) {
        state = told.poll(60, TimeUnit.SECONDS);
      }
      assertTrue(state != null, () -> "it is not linked: " + keeper.state());

      NatsOptions options =
          new NatsOptions(
              List.of("tls://localhost:" + port),
              TestCertificates.pem(keys),
              null,
              null,
              secret("own", "user = yoga\npassword = s3\n"),
              /* insecure= */ false);
      try (NatsLook look = NatsLook.at(options, FLEET, YOGA, Duration.ofSeconds(10))) {
        assertTrue(look.isEncrypted());
        assertEquals(2, look.mend(look.plan()).size());
      }
    }
  }

  @Test
  void everyOtherPieceOfYamlIsWhatItSaysItIs() {
    List<String> others =
        blocks("yaml").stream()
            .filter(each -> !each.contains("TcfsFleet") && !each.startsWith("leafNode:"))
            .toList();
    assertEquals(3, others.size());
    for (String each : others) {
      if (each.startsWith("spec:")) {
        String storage = each.replace("spec:\n", "spec:\n  storage: {directory: /srv}\n");
        FleetDocument.parse(
                "page",
                "apiVersion: tcfs.tummycrypt.io/v1alpha1\nkind: TcfsFleet\nmetadata: {name: lab}\n"
                    + storage)
            .orThrow();
      } else {
        DeviceConfig.parse("device.yaml", DEVICE + each).orThrow();
      }
    }
  }
}
