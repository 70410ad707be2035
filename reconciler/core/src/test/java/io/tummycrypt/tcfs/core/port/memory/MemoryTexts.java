package io.tummycrypt.tcfs.core.port.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Texts by their digests, and which of them a store has. */
public final class MemoryTexts {
  private final Set<Digest> store = new HashSet<>();
  private final Map<Digest, String> texts = new HashMap<>();

  /** What a file with this text is. */
  public Content.File file(String text, int mode) {
    Digest digest = digest(text);
    texts.put(digest, text);
    return new Content.File(digest, text.length(), mode);
  }

  private static Digest digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Digest.of(Digest.Algorithm.SHA256, hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Puts a text into the store. */
  public void offer(String text) {
    store.add(digest(text));
  }

  /** Whether the store has it. */
  public boolean isStored(Digest digest) {
    return store.contains(digest);
  }

  /** The text that was once a file; empty if none was. */
  String of(Digest digest) {
    return texts.getOrDefault(digest, "");
  }
}
