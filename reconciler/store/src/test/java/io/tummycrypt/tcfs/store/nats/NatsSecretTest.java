package io.tummycrypt.tcfs.store.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.NKey;
import io.nats.client.Options;
import io.tummycrypt.tcfs.store.access.Certificates;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatsSecretTest {
  private static final String CANARY = "canary-9d1f";

  @TempDir Path folder;

  private Path file(String text, String mode) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private NatsSecret read(String text) throws IOException {
    return NatsSecret.read(file(text, "rw-------"));
  }

  private Options options(String text) throws IOException {
    return read(text).addTo(Options.builder().server("nats://localhost")).build();
  }

  @Test
  void readsAToken() throws IOException {
    assertEquals(
        CANARY, new String(options("# of the hub\ntoken = " + CANARY + "\n").getTokenChars()));
  }

  @Test
  void readsAPasswordWithWhateverIsInIt() throws IOException {
    Options options = options("user=yoga\npassword= a=b#c \n");
    assertEquals("yoga", new String(options.getUsernameChars()));
    assertEquals("a=b#c", new String(options.getPasswordChars()));
  }

  @Test
  void readsASeedAloneOrNamed() throws Exception {
    NKey pair = NKey.createUser(new SecureRandom());
    String seed = new String(pair.getSeed());
    for (String text : new String[] {seed, seed + "\n", "nkey = " + seed + "\n"}) {
      assertNotNull(options(text).getAuthHandler());
      assertEquals(
          new String(pair.getPublicKey()), new String(options(text).getAuthHandler().getID()));
    }
  }

  @Test
  void saysOfItselfOnlyWhatKindItIs() throws Exception {
    String seed = new String(NKey.createUser(new SecureRandom()).getSeed());
    assertEquals("token", read("token=" + CANARY).toString());
    assertEquals("user and password", read("user=a\npassword=" + CANARY).toString());
    assertEquals("nkey", read(seed).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "canary-9d1f",
        "token=",
        "user=canary-9d1f",
        "password=canary-9d1f",
        "token=canary-9d1f\nuser=b",
        "tokn=canary-9d1f",
        "nkey=canary-9d1f",
        "SUCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCA",
        "-----BEGIN NATS USER JWT-----\ncanary-9d1f\n------END NATS USER JWT------\n"
      })
  void refusesWhatIsNoneAndDoesNotRepeatIt(String text) {
    SettingsException refused = assertThrows(SettingsException.class, () -> read(text));
    assertTrue(refused.toString().contains("has none for NATS"), refused::toString);
    for (Throwable at = refused; at != null; at = at.getCause()) {
      assertFalse(at.toString().toUpperCase(Locale.ROOT).contains("CANARY"), at.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rwx------", "rw--w----"})
  void refusesAFileThatOthersCanReach(String mode) throws IOException {
    Path file = file("token=" + CANARY, mode);
    String said = assertThrows(SettingsException.class, () -> NatsSecret.read(file)).toString();
    assertTrue(said.contains("has mode " + mode) && said.contains("chmod 600"), said);
    assertFalse(said.contains(CANARY), said);
  }

  @Test
  void refusesAPipeAndDoesNotWaitForIt() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", "-m", "600", pipe.toString()).start().waitFor());
    String said = assertThrows(SettingsException.class, () -> NatsSecret.read(pipe)).toString();
    assertTrue(said.endsWith("the credentialsFile '" + pipe + "' is no file"), said);
    said =
        assertThrows(SettingsException.class, () -> Certificates.read("caFile", pipe)).toString();
    assertTrue(said.endsWith("the caFile '" + pipe + "' is no file"), said);
  }

  @Test
  void saysThatThereIsNoFile() {
    String said =
        assertThrows(SettingsException.class, () -> NatsSecret.read(folder.resolve("none")))
            .toString();
    assertTrue(said.contains("there is no credentialsFile"), said);
  }
}
