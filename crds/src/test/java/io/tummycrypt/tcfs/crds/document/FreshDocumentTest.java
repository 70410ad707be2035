package io.tummycrypt.tcfs.crds.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.crds.Golden;
import io.tummycrypt.tcfs.crds.effective.Effective;
import io.tummycrypt.tcfs.crds.v1alpha1.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FreshDocumentTest {
  private static final DeviceName A = new DeviceName("a");

  private static FleetDocument create(Storage storage, SortedMap<RootName, String> roots) {
    return FreshDocument.create("fleet.yaml", new FleetName("home"), storage, List.of(), A, roots)
        .orThrow();
  }

  private static SortedMap<RootName, String> docs() {
    return new TreeMap<>(Map.of(new RootName("docs"), "/path/a"));
  }

  @Test
  void isReadableAndComplete() throws IOException {
    FleetDocument document = create(new Storage(null, "/srv/tcfs"), docs());
    Golden.check(Golden.recorded("fresh.yaml"), document.text());
    Effective effective = Effective.of(document, A, "/home/a", 1).orThrow();
    assertEquals(
        List.of("/path/a"),
        effective.desired().roots().values().stream().map(r -> r.localPath().value()).toList());
    assertEquals(List.of(), effective.desired().unsupported());
  }

  @Test
  void secretsAndLiveDatabasesAreLeftOutWherePeopleSeeIt() {
    String text = create(new Storage(null, "/srv/tcfs"), docs()).text();
    for (String pattern :
        List.of(".env", "id_rsa", "id_ed25519", "\"*.sqlite-wal\"", "\"*.swp\"")) {
      assertTrue(text.contains("- " + pattern + "\n"), pattern);
    }
  }

  @Test
  void takesNamesAndPathsThatYamlWouldTakeForSomethingElse() {
    SortedMap<RootName, String> roots = new TreeMap<>();
    roots.put(new RootName("123"), "/a: b #\"\n'\u0085");
    FleetDocument document =
        FreshDocument.create(
                "f",
                new FleetName("1e3"),
                new Storage(null, "/yes: #no"),
                List.of("nats://one:4222", "tls://two"),
                new DeviceName("0"),
                roots)
            .then(d -> FleetDocument.parse("again", d.text()))
            .orThrow();
    assertEquals("1e3", document.name().text());
    assertEquals("/yes: #no", document.storage().directory());
    assertEquals(List.of("nats://one:4222", "tls://two"), document.natsUrls());
  }

  @Test
  void aFleetMayBeginWithoutRootsAndInABucket() {
    Storage.S3 s3 = new Storage.S3("https://s3.lab", "tcfs", null, null, null, null);
    FleetDocument document = create(new Storage(s3, null), new TreeMap<>());
    assertEquals(List.of(), document.spec().roots());
    assertEquals(s3, document.storage().s3());
  }
}
