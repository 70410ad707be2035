package io.tummycrypt.tcfs.engine.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Set;

/**
 * The device's Ed25519 key. The private half never leaves its file; whoever else can read that file
 * is refused.
 *
 * @param publicKey {@code SubjectPublicKeyInfo} in Base64
 */
public record DeviceKey(String publicKey) {
  private static final String PRIVATE = "device.key";
  private static final String PUBLIC = "device.pub";

  /** The key of this device, made when there is none. */
  public static DeviceKey readOrCreate(TcfsHome home) throws IOException {
    Path secret = home.keys().resolve(PRIVATE);
    Path open = home.keys().resolve(PUBLIC);
    if (Files.exists(secret) && Files.exists(open)) {
      requireOwnerOnly(secret);
      return new DeviceKey(Files.readString(open).strip());
    }
    return create(home, secret, open);
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    if (!PosixFilePermissions.toString(mode).endsWith("------")) {
      throw new IOException(
          file
              + " can be read by others (mode "
              + PosixFilePermissions.toString(mode)
              + "); if nobody has: chmod 600 "
              + file);
    }
  }

  private static DeviceKey create(TcfsHome home, Path secret, Path open) throws IOException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      OwnerOnly.createFolder(home.keys());
      Base64.Encoder base64 = Base64.getEncoder();
      byte[] secretText =
          (base64.encodeToString(pair.getPrivate().getEncoded()) + "\n")
              .getBytes(StandardCharsets.US_ASCII);
      String publicText = base64.encodeToString(pair.getPublic().getEncoded());
      OwnerOnly.replace(secret, secretText);
      OwnerOnly.replace(open, (publicText + "\n").getBytes(StandardCharsets.US_ASCII));
      return new DeviceKey(publicText);
    } catch (GeneralSecurityException e) {
      throw new IOException("no Ed25519 key could be made for " + secret, e);
    }
  }
}
