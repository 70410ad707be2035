package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceKeyTest {
  /** The example keys of RFC 8410, section 10. */
  private static final String RFC_PRIVATE =
      "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC";

  private static final String RFC_PUBLIC =
      "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

  @TempDir private Path temp;
  private TcfsHome home = TcfsHome.in(Path.of("/"));

  @BeforeEach
  void createTheHome() throws IOException {
    home = TcfsHome.in(temp);
    home.create();
  }

  private void put(String privateKey, String publicKey) throws IOException {
    Files.writeString(
        home.keyFile(),
        """
        -----BEGIN PRIVATE KEY-----
        %s
        -----END PRIVATE KEY-----
        -----BEGIN PUBLIC KEY-----
        %s
        -----END PUBLIC KEY-----
        """
            .formatted(privateKey, publicKey));
    mode(home.keyFile(), "rw-------");
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void whatIsCreatedIsRead() throws IOException {
    assertFalse(DeviceKey.exists(home));
    assertThrows(NoSuchFileException.class, () -> DeviceKey.read(home));
    DeviceKey created = DeviceKey.create(home);
    assertTrue(DeviceKey.exists(home));
    assertEquals(created.publicKey(), DeviceKey.read(home).publicKey());
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.keyFile())));
  }

  @Test
  void aKeyIsNeverMadeInPlaceOfAnother() throws IOException {
    DeviceKey first = DeviceKey.create(home);
    assertThrows(FileAlreadyExistsException.class, () -> DeviceKey.create(home));
    assertEquals(first.publicKey(), DeviceKey.read(home).publicKey());
  }

  @Test
  void eachDeviceHasAnotherKey() throws IOException {
    TcfsHome other = TcfsHome.in(temp.resolve("other"));
    assertNotEquals(
        DeviceKey.create(home).publicKey().fingerprint(),
        DeviceKey.create(other).publicKey().fingerprint());
  }

  @Test
  void theFingerprintIsWhatOtherToolsSay() throws IOException {
    put(RFC_PRIVATE, RFC_PUBLIC);
    DeviceKey key = DeviceKey.read(home);
    assertEquals(RFC_PUBLIC, key.publicKey().text());
    // base64 -d | sha256sum
    assertEquals(
        "sha256:a1e9156054e04fac899ae9f275132cdc07a5dbc4ea2c2ad3a1ffc6e0d253681f",
        key.publicKey().fingerprint().toString());
  }

  @Test
  void aKeyThatOthersCanReachIsRefused() throws IOException {
    DeviceKey.create(home);
    for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----")) {
      mode(home.keyFile(), mode);
      refusesAccess(home.keyFile());
    }
    mode(home.keyFile(), "r--------");
    DeviceKey.read(home);
    mode(home.keys(), "rwx--x---");
    refusesAccess(home.keys());
    assertThrows(FileSystemException.class, () -> DeviceKey.create(home));
  }

  private void refusesAccess(Path path) {
    String message = assertThrows(FileSystemException.class, () -> DeviceKey.read(home)).toString();
    assertTrue(message.contains("chmod go= '" + path + "'"), message);
  }

  @Test
  void whatIsNoPairOfKeysIsRefusedAndNotRepeated() throws IOException {
    String other = DeviceKey.create(TcfsHome.in(temp.resolve("other"))).publicKey().text();
    for (List<String> pair :
        List.of(
            List.of(RFC_PRIVATE, other),
            List.of(RFC_PRIVATE, ""),
            List.of("", RFC_PUBLIC),
            List.of(RFC_PUBLIC, RFC_PRIVATE),
            List.of(RFC_PRIVATE.substring(4), RFC_PUBLIC),
            List.of("%" + RFC_PRIVATE, RFC_PUBLIC))) {
      put(pair.get(0), pair.get(1));
      IOException refused = assertThrows(IOException.class, () -> DeviceKey.read(home));
      assertTrue(
          refused.toString().contains("'" + home.keyFile() + "' is not the key of a device"));
      assertFalse(refused.toString().contains(RFC_PRIVATE.substring(20)));
    }
  }

  @Test
  void nothingThatIsPrintedHasTheSecretInIt() throws IOException {
    put(RFC_PRIVATE, RFC_PUBLIC);
    DeviceKey key = DeviceKey.read(home);
    assertEquals("device key " + key.publicKey().fingerprint(), key.toString());
    Secret secret = Secret.of("hunter2");
    assertEquals("[secret]", secret.toString());
    assertEquals("[secret]", String.valueOf(List.of(secret).getFirst()));
    assertEquals(Secret.of("x").hashCode(), secret.hashCode());
    assertEquals(Secret.of("hunter2"), secret);
    assertNotEquals(Secret.of("hunter3"), secret);
    assertEquals("hunter2", secret.revealText());
  }
}
