package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.version.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * All that is held in one root. A person releases it by its hash, so that nothing is released
 * unseen.
 */
public record HeldSet(RootName root, List<Held> held) {
  private static final int HASH_DIGITS = 12;

  public HeldSet {
    held = List.copyOf(held);
  }

  /** The first 12 hexadecimal digits of SHA-256 over the set. */
  public String hash() {
    StringBuilder canonical = new StringBuilder(root.text());
    for (Held item : held) {
      canonical.append('\0').append(item.kind()).append('\0').append(item.path());
      canonical.append('\0').append(text(item.content()));
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static String text(Content content) {
    return switch (content) {
      case Content.File file -> file.digest().toString();
      case Content.Link link -> link.target();
      case Content.Folder _ -> "folder";
      case Content.Tombstone _ -> "";
    };
  }
}
