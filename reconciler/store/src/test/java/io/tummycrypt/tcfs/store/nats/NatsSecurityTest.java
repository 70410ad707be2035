package io.tummycrypt.tcfs.store.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.NKey;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.access.TestCertificates;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.Events.Health;
import io.tummycrypt.tcfs.store.event.HeadNotice;
import io.tummycrypt.tcfs.store.event.Heard;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that want to know who asks, and devices that want to know who answers. */
@Timeout(120)
class NatsSecurityTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final DeviceName A = new DeviceName("a");
  private static final DeviceName B = new DeviceName("b");
  private static final String CANARY = "canary-9d1f";

  @TempDir Path folder;
  private @Nullable NatsServer server;
  private long announced;

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
  }

  private NatsServer serve(String further) throws IOException {
    NatsServer started = NatsServer.start(folder, further);
    server = started;
    return started;
  }

  private Path secret(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static NatsOptions with(String url, Path secret) {
    return new NatsOptions(List.of(url), null, null, null, secret, /* insecure= */ false);
  }

  private static NatsOptions trusting(String url, @Nullable Path caFile) {
    return new NatsOptions(List.of(url), caFile, null, null, null, /* insecure= */ false);
  }

  private static Events start(NatsOptions options, DeviceName device, Heard heard) {
    return NatsEvents.start(options, FLEET, device, heard, InstantSource.system());
  }

  /** That two devices hear of each other. */
  private void works(NatsOptions options) throws InterruptedException {
    HeadNotice notice = new HeadNotice(FLEET, A, ++announced);
    Heard byB = new Heard();
    try (Events b = start(options, B, byB);
        Events a = start(options, A, new Heard())) {
      byB.awaitMissed();
      a.announce(notice);
      assertEquals(notice, byB.next());
      assertEquals(Health.CONNECTED, b.state().health());
    }
  }

  /** Why it does not work; that it is said once, and that nothing in it is secret. */
  private static String refused(NatsOptions options) throws InterruptedException {
    Heard heard = new Heard();
    try (Events events = start(options, A, heard)) {
      Events.State state = heard.nextChange();
      assertEquals(Health.OFFLINE, state.health());
      String why = String.valueOf(state.why());
      assertFalse(why.contains(CANARY), why);
      assertFalse(events.state().toString().contains(CANARY), why);
      return why;
    }
  }

  @Test
  void showsItsToken() throws Exception {
    String url = serve("authorization { token: \"%s\" }".formatted(CANARY)).url();
    works(with(url, secret("token = " + CANARY)));
  }

  @Test
  void showsItsUserAndPassword() throws Exception {
    String url = serve("authorization { user: yoga, password: \"%s\" }".formatted(CANARY)).url();
    works(with(url, secret("user = yoga\npassword = " + CANARY)));
  }

  @Test
  void provesThatItHasAKey() throws Exception {
    NKey pair = NKey.createUser(new SecureRandom());
    String key = new String(pair.getPublicKey());
    String url = serve("authorization { users: [ { nkey: %s } ] }".formatted(key)).url();
    works(with(url, secret(new String(pair.getSeed()))));
  }

  @Test
  void showsWhatAnAccountHasSigned() throws Exception {
    NatsAccounts accounts = NatsAccounts.create();
    String url = serve(accounts.configuration()).url();
    works(with(url, secret(accounts.credentials())));
  }

  @Test
  void saysOnceThatASecretIsWrongAndTakesTheNewOneWithoutANewStart() throws Exception {
    String url = serve("authorization { token: \"right\" }").url();
    Path file = secret("token = " + CANARY);
    Heard heard = new Heard();
    try (Events events = start(with(url, file), A, heard)) {
      Events.State told = heard.nextChange();
      assertEquals(
          url
              + " refuses the token in the credentialsFile '"
              + file
              + "': write there what it accepts",
          told.why());
      Files.writeString(file, "token = right");
      heard.awaitMissed();
      assertEquals(Health.CONNECTED, heard.nextChange().health());
      assertEquals(List.of(), heard.restOfChanges());
      assertEquals(Health.CONNECTED, events.state().health());
    }
  }

  @Test
  void takesASecretThatComesLater() throws Exception {
    String url = serve("authorization { token: \"right\" }").url();
    Path file = folder.resolve("secret");
    Heard heard = new Heard();
    try (Events _ = start(with(url, file), A, heard)) {
      String why = String.valueOf(heard.nextChange().why());
      assertEquals("there is no credentialsFile '" + file + "'", why);
      Path written = folder.resolve("written");
      Files.writeString(written, "token = right");
      Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("r--------"));
      Files.move(written, file);
      heard.awaitMissed();
    }
  }

  @Test
  void saysThatAServerWantsASecret() throws Exception {
    String url = serve("authorization { token: \"right\" }").url();
    assertEquals(
        url + " wants to know who this is: name a credentialsFile under nats in device.yaml",
        refused(NatsOptions.of(List.of(url))));
  }

  @Test
  void repeatsNoSecretWhateverIsWrong() throws Exception {
    NatsAccounts accounts = NatsAccounts.create();
    String creds = accounts.credentials();
    NatsServer foreign = serve(NatsAccounts.create().configuration());
    String url = foreign.url();
    String why = refused(with(url, secret(creds)));
    assertEquals(
        url
            + " refuses the user JWT in the credentialsFile '"
            + folder.resolve("secret")
            + "': write there what it accepts",
        why);
    foreign.kill();
    for (String text : List.of("token=" + CANARY, "user=a\npassword=" + CANARY, CANARY)) {
      refused(with(url, secret(text)));
    }
  }

  private static String tls(Path keys, String further) throws Exception {
    return "tls { cert_file: \"%s\", key_file: \"%s\"%s }"
        .formatted(TestCertificates.pem(keys), TestCertificates.key(keys), further);
  }

  @Test
  void trustsTheAuthorityThatIsNamedAndNoOther() throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=ip:127.0.0.1,dns:localhost");
    Path others = TestCertificates.make(folder, "others", "san=ip:127.0.0.1");
    NatsServer secure = serve(tls(keys, ""));
    Path authority = TestCertificates.pem(keys);
    works(trusting(secure.url(), authority));
    works(trusting(secure.url("tls://localhost"), authority));

    String url = secure.url("tls://127.0.0.1");
    for (Path wrong : new Path[] {null, TestCertificates.pem(others)}) {
      String why = refused(trusting(url, wrong));
      assertTrue(why.startsWith(url + ": its certificate is not trusted: "), why);
    }
  }

  @Test
  void trustsACertificateForTheNameInTheUrl() throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=dns:localhost");
    NatsServer secure = serve(tls(keys, ""));
    works(trusting(secure.url("tls://localhost"), TestCertificates.pem(keys)));
  }

  @Test
  void doesNotTrustACertificateForAnotherName() throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=dns:hub.example");
    NatsServer secure = serve(tls(keys, ""));
    for (String host : List.of("tls://localhost", "tls://127.0.0.1")) {
      String url = secure.url(host);
      String why = refused(trusting(url, TestCertificates.pem(keys)));
      assertTrue(why.startsWith(url + ": its certificate is not trusted: "), why);
    }
  }

  @Test
  void showsItsOwnCertificate() throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=ip:127.0.0.1");
    Path own = TestCertificates.make(folder, "own", "san=dns:yoga");
    String asking = ", ca_file: \"%s\", verify: true".formatted(TestCertificates.pem(own));
    String url = serve(tls(keys, asking)).url();
    Path authority = TestCertificates.pem(keys);
    works(
        new NatsOptions(
            List.of(url),
            authority,
            TestCertificates.pem(own),
            TestCertificates.key(own),
            null,
            /* insecure= */ false));
    String why = refused(trusting(url, authority));
    assertTrue(why.startsWith(url + ": "), why);
  }

  @Test
  void sendsNoSecretToAServerThatDoesNotEncrypt() throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=ip:127.0.0.1");
    String url = serve("authorization { token: \"%s\" }".formatted(CANARY)).url();
    NatsOptions options =
        new NatsOptions(
            List.of(url), TestCertificates.pem(keys), null, null, secret("token=" + CANARY), true);
    assertEquals(
        url
            + ": it does not speak TLS: give it a certificate; to do without, write nats in place of"
            + " tls in its URL, and set insecure to true under nats in device.yaml",
        refused(options));
  }

  @Test
  void refusesAKeyThatOthersCanReachAndOneWithoutACertificate() throws Exception {
    Path own = TestCertificates.make(folder, "own", "san=dns:yoga");
    Path key = TestCertificates.key(own);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    String url = serve("").url("tls://localhost");
    Path pem = TestCertificates.pem(own);
    String open =
        refused(new NatsOptions(List.of(url), null, pem, key, null, /* insecure= */ false));
    assertTrue(open.contains("the keyFile '" + key + "' has mode rw-r--r--"), open);
    String alone =
        refused(new NatsOptions(List.of(url), null, pem, null, null, /* insecure= */ false));
    assertTrue(alone.startsWith("of certificateFile and keyFile one is set"), alone);
  }
}
