package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Ed25519 key of this device; the fingerprint of its public part is the device's id. On disk it
 * is a PEM file with the private and the public key, which only its owner may reach.
 */
public final class DeviceKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  private final DevicePublicKey publicKey;
  private final Secret privateKey;

  private DeviceKey(DevicePublicKey publicKey, Secret privateKey) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  /** Whether this device has a key. */
  public static boolean exists(TcfsHome home) {
    return Files.exists(home.keyFile(), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Makes a key and writes it. It is never made in place of another: a device keeps its id.
   *
   * @throws FileAlreadyExistsException if there is one
   */
  public static DeviceKey create(TcfsHome home) throws IOException {
    Path file = home.keyFile();
    OwnerOnly.createFolder(home.keys());
    OwnerOnly.require(home.keys());
    if (exists(home)) {
      throw new FileAlreadyExistsException(file.toString(), null, "this device has a key already");
    }
    KeyPair pair = generate();
    DeviceKey key =
        new DeviceKey(
            DevicePublicKey.of(pair.getPublic()), Secret.of(pair.getPrivate().getEncoded()));
    OwnerOnly.replace(file, key.pem().reveal());
    return key;
  }

  /**
   * Reads the key.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws java.nio.file.FileSystemException if others can reach the file or its folder
   * @throws IOException if it is no key, or its two parts do not belong together
   */
  public static DeviceKey read(TcfsHome home) throws IOException {
    Path file = home.keyFile();
    String pem = SmallText.read(file);
    OwnerOnly.require(home.keys());
    OwnerOnly.require(file);
    try {
      DeviceKey key =
          new DeviceKey(
              new DevicePublicKey(block(pem, "PUBLIC KEY")),
              Secret.of(Base64.getDecoder().decode(block(pem, "PRIVATE KEY"))));
      key.requirePair();
      return key;
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      // The cause may quote the file.
      throw new IOException(
          "'"
              + file
              + "' is not the key of a device: expected a PEM file with an Ed25519 private key and"
              + " the public key that belongs to it; restore it from a backup, or enrol anew");
    }
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(DevicePublicKey.ALGORITHM).generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has Ed25519", e);
    }
  }

  private static String block(String pem, String type) {
    Matcher block = BLOCK.matcher(pem);
    while (block.find()) {
      if (type.equals(block.group(1))) {
        return String.valueOf(block.group(2)).replaceAll("\\s", "");
      }
    }
    throw new IllegalArgumentException("no " + type);
  }

  private Secret pem() {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return Secret.of(
        "-----BEGIN PRIVATE KEY-----\n"
            + lines.encodeToString(privateKey.reveal())
            + "\n-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\n"
            + publicKey.text()
            + "\n-----END PUBLIC KEY-----\n");
  }

  /** What one part signs the other must verify. */
  private void requirePair() throws GeneralSecurityException {
    PrivateKey signer =
        KeyFactory.getInstance(DevicePublicKey.ALGORITHM)
            .generatePrivate(new PKCS8EncodedKeySpec(privateKey.reveal()));
    byte[] probe = publicKey.text().getBytes(UTF_8);
    Signature signature = Signature.getInstance(DevicePublicKey.ALGORITHM);
    signature.initSign(signer);
    signature.update(probe);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey.key());
    signature.update(probe);
    if (!signature.verify(signed)) {
      throw new IllegalArgumentException("the parts do not belong together");
    }
  }

  /** The part that everybody may see. */
  public DevicePublicKey publicKey() {
    return publicKey;
  }

  @Override
  public String toString() {
    return "device key " + publicKey.fingerprint();
  }
}
