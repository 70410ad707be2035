package io.tummycrypt.tcfs.store.nats;

import io.nats.client.AuthHandler;
import io.nats.client.NKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Proves that this is the owner of a key that the server has in its list. */
final class KeyHandler implements AuthHandler {
  private final NKey pair;

  KeyHandler(NKey pair) {
    this.pair = pair;
  }

  @Override
  public byte[] sign(byte[] nonce) {
    try {
      return pair.sign(nonce);
    } catch (GeneralSecurityException | IOException _) {
      return new byte[0];
    }
  }

  @Override
  public char[] getID() {
    try {
      return pair.getPublicKey();
    } catch (GeneralSecurityException | IOException _) {
      return new char[0];
    }
  }

  /** None: the server has the key itself. */
  @Override
  public char @Nullable [] getJWT() {
    return null;
  }
}
