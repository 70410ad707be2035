package io.tummycrypt.tcfs.engine.leaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.desired.DesiredLeaf;
import io.tummycrypt.tcfs.core.plan.StreamAction.Difference;
import io.tummycrypt.tcfs.engine.home.LeafNodeSettings;
import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.access.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration says, which the real server finds good, and when there is none. */
class LeafSetupTest {
  private static final String HUB = "tls://hub.lab:7422";
  private static final String NKEY = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4";

  @TempDir Path folder;
  private LeafMachine machine;

  @BeforeEach
  void make() {
    machine = new LeafMachine(folder);
  }

  private static DesiredLeaf leaf(String host, String remote, boolean isInsecure) {
    return new DesiredLeaf(
        List.of(remote),
        host,
        4222,
        "lan",
        67_108_864,
        1_073_741_824,
        8222,
        isInsecure,
        /* isRun= */ true);
  }

  private LeafNodeSettings all(@Nullable Path credentials) throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=dns:yoga.lan");
    return new LeafNodeSettings(
        machine.secret("users", "# of the lab\na = pw-of-a\n\nb = " + NKEY + "\n").toString(),
        credentials == null ? null : credentials.toString(),
        TestCertificates.pem(keys).toString(),
        TestCertificates.pem(keys).toString(),
        TestCertificates.key(keys).toString(),
        null);
  }

  /** The text, which the real server has found good. */
  private String text(DesiredLeaf leaf, LeafNodeSettings settings) throws IOException {
    String text = machine.setup(leaf, settings).text();
    Path file = Files.writeString(folder.resolve("checked.conf"), text);
    NatsProgram.require(settings).check(file);
    return text.replace(folder.toString(), "DIR").replaceAll("files: [0-9a-f]{64}", "files: HASH");
  }

  private String refused(DesiredLeaf leaf, LeafNodeSettings settings) {
    String why =
        assertThrows(SettingsException.class, () -> machine.setup(leaf, settings).text())
            .getMessage();
    return String.valueOf(why).replace(folder.toString(), "DIR");
  }

  @Test
  void saysAllThatTheDocumentAndTheMachineSay() throws Exception {
    Path login = machine.secret("hub", "user = yoga\npassword = p@ss/word\n");
    assertEquals(
        """
        # Written by tcfs; what is changed here is lost. It has secrets in it.
        server_name: "tcfs-leaf-yoga"
        listen: "0.0.0.0:4222"
        http: "127.0.0.1:8222"
        ping_interval: "10s"
        ping_max: 2
        pid_file: "DIR/leaf/nats-server.pid"
        log_file: "DIR/leaf/nats-server.log"
        logfile_size_limit: 1048576
        jetstream {
          store_dir: "DIR/leaf/jetstream"
          domain: "lan"
          max_memory_store: 67108864
          max_file_store: 1073741824
        }
        tls {
          cert_file: "DIR/mine.p12.pem"
          key_file: "DIR/mine.p12.key"
        }
        authorization {
          users: [
            { user: "a", password: "pw-of-a" }
            { nkey: "%s" } # b
          ]
        }
        leafnodes {
          remotes: [
            {
              urls: [
                "tls://yoga:p%%40ss%%2Fword@hub.lab:7422"
              ]
              deny_exports: [
                "STATE.*.doctor"
              ]
              deny_imports: [
                "STATE.*.doctor"
              ]
              tls {
                ca_file: "DIR/mine.p12.pem"
              }
            }
          ]
        }
        # files: HASH
        """
            .formatted(NKEY),
        text(leaf("0.0.0.0", HUB, /* isInsecure= */ false), all(login)));
  }

  @Test
  void hasNoTlsOnlyOnThisMachineOrWhereSomebodySaysSo() throws Exception {
    LeafNodeSettings plain = machine.settings();
    for (String host : List.of("127.0.0.1", "::1", "localhost")) {
      String own = text(leaf(host, "nats://127.0.0.1:7422", /* isInsecure= */ false), plain);
      assertFalse(own.contains("tls {"), own);
    }
    String said = text(leaf("0.0.0.0", "ws://hub:80", /* isInsecure= */ true), plain);
    assertFalse(said.contains("tls {"), said);
    String remote = text(leaf("127.0.0.1", "nats://hub:7422", /* isInsecure= */ false), plain);
    assertTrue(remote.contains("      tls {\n      }\n"), remote);

    assertEquals(
        "the leaf node of this device would listen at 0.0.0.0:4222 without TLS: name certificateFile"
            + " and keyFile under leafNode in device.yaml, or let it listen at 127.0.0.1",
        refused(leaf("0.0.0.0", HUB, /* isInsecure= */ false), plain));
    assertEquals(
        "'ws://hub:80' is not encrypted, so that anybody on the way reads and changes what is sent:"
            + " use tls or wss in spec.leafNode.remotes",
        refused(leaf("127.0.0.1", "ws://hub:80", /* isInsecure= */ false), plain));
  }

  @Test
  void wantsToKnowWhoItsClientsAre() throws Exception {
    DesiredLeaf leaf = leaf("127.0.0.1", HUB, /* isInsecure= */ false);
    assertEquals(
        "the leaf node of this device has no usersFile: name one under leafNode in device.yaml",
        refused(leaf, LeafNodeSettings.NONE));
    Path missing = folder.resolve("missing");
    assertEquals(
        "there is no usersFile 'DIR/missing'", refused(leaf, LeafMachine.settings(missing, null)));
    Path open = machine.secret("open", "a = canary\n");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
    assertTrue(refused(leaf, LeafMachine.settings(open, null)).contains("has mode rw-r-----"));
  }

  @Test
  void repeatsNothingOfAFileThatDoesNotHold() throws Exception {
    DesiredLeaf leaf = leaf("127.0.0.1", HUB, /* isInsecure= */ false);
    for (String text :
        List.of("canary", "a=\n", "a b = canary", "a = x\na = canary", "\n#canary")) {
      String why = refused(leaf, LeafMachine.settings(machine.secret("users", text), null));
      assertFalse(why.contains("canary"), why);
      assertTrue(why.contains("usersFile 'DIR/users'"), why);
    }
    Path users = machine.secret("users", "a = b");
    for (String text : List.of("canary", "token = canary", "user = canary", "password = canary")) {
      String why = refused(leaf, LeafMachine.settings(users, machine.secret("hub", text)));
      assertEquals(
          "the credentialsFile 'DIR/hub' has none for a hub: write user=... and password=... there,"
              + " or use a .creds file",
          why);
    }
    assertEquals(
        "there is no credentialsFile 'DIR/missing'",
        refused(leaf, LeafMachine.settings(users, folder.resolve("missing"))));
  }

  @Test
  void nothingInASecretMeansAnythingToTheServer() throws Exception {
    String odd = "q\"}, { user: x, password: y } \\ $HOME # include 'f' \u00e9";
    Path users = machine.secret("users", "a = " + odd + "\n");
    Path hub = machine.secret("hub", "user = a:b@c/d\npassword = " + odd + "\n");
    String text =
        text(leaf("127.0.0.1", HUB, /* isInsecure= */ false), LeafMachine.settings(users, hub));
    assertTrue(
        text.contains(
            "{ user: \"a\", password: \"q\\\"}, { user: x, password: y } \\\\ $HOME # include 'f'"
                + " \u00e9\" }"),
        text);
    assertTrue(text.contains("tls://a%3Ab%40c%2Fd:q%22%7D%2C%20%7B"), text);
  }

  @Test
  void othersInThePlaceOfItsFilesMakeAnotherText() throws Exception {
    Path credentials =
        machine.secret(
            "hub.creds", "-----BEGIN NATS USER JWT-----\nx\n------END NATS USER JWT------");
    LeafSetup setup =
        machine.setup(
            leaf("127.0.0.1", HUB, /* isInsecure= */ false),
            LeafMachine.settings(machine.secret("users", "a = b"), credentials));
    String before = setup.text();
    assertTrue(before.contains("credentials: \"" + credentials + "\""), before);
    Files.writeString(
        credentials, "-----BEGIN NATS USER JWT-----\ny\n------END NATS USER JWT------");
    assertEquals(
        List.of(new Difference("files", "(not shown)", "(not shown)")),
        ConfigurationDifferences.between(before, setup.text()));
  }

  @Test
  void differencesAreShownWithoutSecrets() throws Exception {
    Path hub = machine.secret("hub", "user = a\npassword = canary-1\n");
    LeafNodeSettings settings = LeafMachine.settings(machine.secret("users", "a = canary-2"), hub);
    String before = machine.setup(leaf("127.0.0.1", HUB, /* isInsecure= */ false), settings).text();
    machine.secret("users", "a = canary-3");
    machine.secret("hub", "user = a\npassword = canary-4\n");
    String after = machine.setup(leaf("::1", HUB, /* isInsecure= */ false), settings).text();
    assertEquals(
        List.of(
            new Difference("authorization.users", "(not shown)", "(not shown)"),
            new Difference("files", "(not shown)", "(not shown)"),
            new Difference("leafnodes.remotes", "(not shown)", "(not shown)"),
            new Difference("listen", "127.0.0.1:4222", "[::1]:4222")),
        ConfigurationDifferences.between(before, after));
  }
}
