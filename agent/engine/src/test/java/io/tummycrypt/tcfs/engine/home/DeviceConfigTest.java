package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceConfigTest {
  private static final DeviceConfig YOGA =
      new DeviceConfig(
          new DeviceName("yoga"), StoreUrl.parse("file:///srv/tc%20fs"), new FleetId(1, -2));

  @TempDir private Path temp;
  private TcfsHome home = TcfsHome.in(Path.of("/"));

  @BeforeEach
  void createTheHome() throws IOException {
    home = TcfsHome.in(temp);
    home.create();
  }

  private static List<String> findings(String text) {
    return DeviceConfig.parse("device.yaml", text).findings().stream()
        .map(Finding::toString)
        .toList();
  }

  @Test
  void whatCannotBeLookedAtIsNotAbsent() throws IOException {
    Files.createDirectories(home.config());
    Files.createSymbolicLink(home.deviceFile(), home.deviceFile());
    assertThrows(IOException.class, () -> DeviceConfig.exists(home));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertFalse(DeviceConfig.exists(home));
    assertThrows(NoSuchFileException.class, () -> DeviceConfig.read(home));
    YOGA.write(home);
    assertTrue(DeviceConfig.exists(home));
    assertEquals(new Result.Ok<>(YOGA), DeviceConfig.read(home));
    assertEquals(
        """
        # tcfs: what this device is. Written by 'tcfs init'.
        name: yoga
        store: "file:///srv/tc%20fs"
        fleetId: 0000000000000001fffffffffffffffe
        """,
        Files.readString(home.deviceFile()));
  }

  @Test
  void theWayToABucketIsKeptWithoutKeys() {
    S3Settings way =
        new S3Settings("https://s3.lab:9000", "home", true, "work", "/ca.pem", null, "/run/keys");
    DeviceConfig config =
        new DeviceConfig(YOGA.name(), StoreUrl.parse("s3://fleets/home"), YOGA.fleet(), way);
    assertEquals(new Result.Ok<>(config), DeviceConfig.parse("device.yaml", config.render()));
    assertEquals(
        """
        # tcfs: what this device is. Written by 'tcfs init'.
        name: yoga
        store: "s3://fleets/home"
        fleetId: 0000000000000001fffffffffffffffe
        s3:
          endpoint: "https://s3.lab:9000"
          region: home
          pathStyle: true
          profile: work
          caFile: /ca.pem
          credentialsFile: /run/keys
        """,
        config.render());
    assertEquals(1, findings(config.render().replace("https://s3", "https://me:hidden@s3")).size());
  }

  @Test
  void theWayToServersOfNatsIsKeptWithoutSecrets() {
    NatsSettings way =
        new NatsSettings("/run/nats", "/ca.pem", "/own.pem", "/own.key", /* insecure= */ true);
    DeviceConfig config =
        new DeviceConfig(YOGA.name(), YOGA.store(), YOGA.fleet(), S3Settings.NONE, way);
    assertEquals(new Result.Ok<>(config), DeviceConfig.parse("device.yaml", config.render()));
    assertEquals(
        YOGA.render()
            + """
            nats:
              credentialsFile: /run/nats
              caFile: /ca.pem
              certificateFile: /own.pem
              keyFile: /own.key
              insecure: true
            """,
        config.render());
    assertEquals(
        List.of(
            "device.yaml:6:20: nats.credentialsFile: expected an absolute path, found 'keys/nats'"),
        findings(config.render().replace("/run/nats", "keys/nats")));
  }

  @Test
  void metricsAreServedToThisMachineUnlessItSaysOtherwise() {
    assertEquals("127.0.0.1:9100", listening(""));
    assertEquals("127.0.0.1:9100", listening("metrics: {}\n"));
    assertEquals("[::1]:9200", listening("metrics:\n  listen: '[::1]:9200'\n"));
    assertNull(listening("metrics:\n  listen: none\n"));
    assertEquals(
        List.of(
            "device.yaml:5:19: metrics.listen: expected none, or an IP address and a port, as"
                + " 127.0.0.1:9100 or [::1]:9100, found 'localhost'"),
        findings(YOGA.render() + "metrics: {listen: localhost}\n"));
    for (String wrong :
        List.of("127.0.0.1:0", "127.0.0.1:65536", "256.0.0.1:9100", "[::1]:99999")) {
      String line = "metrics: {listen: '" + wrong + "'}\n";
      assertEquals(1, findings(YOGA.render() + line).size(), wrong);
    }
    for (String right : List.of("127.0.0.1:1", "0.0.0.0:65535", "255.10.0.9:59999", "none")) {
      assertEquals(List.of(), findings(YOGA.render() + "metrics: {listen: '" + right + "'}\n"));
    }
  }

  private static @Nullable String listening(String settings) {
    DeviceConfig config = DeviceConfig.parse("device.yaml", YOGA.render() + settings).orThrow();
    return config.metrics().address();
  }

  @Test
  void idsThatLookLikeNumbersAreWrittenAsText() {
    for (String id : List.of("1".repeat(32), "1e" + "2".repeat(30))) {
      DeviceConfig config = new DeviceConfig(YOGA.name(), YOGA.store(), FleetId.parse(id));
      assertEquals(new Result.Ok<>(config), DeviceConfig.parse("device.yaml", config.render()));
    }
  }

  @Test
  void onlyTheOwnerCanReadItAndNothingIsLeftBeside() throws IOException {
    YOGA.write(home);
    YOGA.write(home);
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(home.deviceFile())));
    try (var files = Files.list(home.config())) {
      assertEquals(List.of(home.deviceFile()), files.toList());
    }
  }

  @Test
  void aLinkStaysALinkAndItsTargetIsWritten() throws IOException {
    Path target = temp.resolve("elsewhere.yaml");
    Files.writeString(target, "old");
    Files.createSymbolicLink(home.deviceFile(), target);
    YOGA.write(home);
    assertTrue(Files.isSymbolicLink(home.deviceFile()));
    assertEquals(YOGA.render(), Files.readString(target));
  }

  @Test
  void allFindingsAreNamedAtOnceWithTheirPlaces() {
    assertEquals(
        List.of(
            "device.yaml:3:1: stor: unknown key; did you mean 'store'?",
            "device.yaml:1:7: name: expected a name of lower-case letters, digits and '-' that"
                + " begins and ends with a letter or digit, found 'Yoga'",
            "device.yaml:1:1: store: required, but not there",
            "device.yaml:2:10: fleetId: expected text, found the number 12; if it is meant, put it"
                + " in quotes"),
        findings("name: Yoga\nfleetId: 12\nstor: file:///x\n"));
  }

  @Test
  void aStoreThatThisVersionDoesNotKnowIsAFinding() {
    String text = "name: yoga\nstore: gs://bucket\nfleetId: " + "a".repeat(32) + "\n";
    assertEquals(
        List.of(
            "device.yaml:2:8: store: expected file:///FOLDER with an absolute path, or"
                + " s3://BUCKET/PREFIX, found 'gs://bucket'"),
        findings(text));
  }

  @Test
  void textThatIsNoSingleMappingIsAFinding() {
    assertEquals(
        List.of("device.yaml:1:1: document: expected one document, found none"), findings(""));
    assertEquals(
        List.of("device.yaml:3:1: document: expected one document, found another"),
        findings("name: a\n---\nname: b\n"));
    assertEquals(
        List.of("device.yaml:1:1: document: expected a mapping, found a list"), findings("[a]"));
    assertEquals(1, findings("a: [").size());
    assertEquals(
        List.of("device.yaml:1:12: document: the alias '*x' refers to what it is part of"),
        findings("store: &x [*x]\n"));
  }
}
