package io.tummycrypt.tcfs.core.view;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Sha256;
import io.tummycrypt.tcfs.core.version.Version;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One number for the live siblings of a root: the sum modulo 2^256 of SHA-256 over each. Two
 * devices that have seen the same heads have the same numbers. It finds errors, not adversaries.
 */
public final class ViewDigest {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private ViewDigest() {}

  /** The digest of each root of {@code view}. */
  public static SortedMap<RootName, Digest> of(FleetView view) {
    TreeMap<RootName, Digest> digests = new TreeMap<>();
    for (RootName root : view.roots()) {
      BigInteger sum = BigInteger.ZERO;
      for (Map.Entry<TreePath, List<Version>> path : view.of(root).entrySet()) {
        for (Version version : Siblings.of(path.getValue()).live()) {
          sum = sum.add(number(version));
        }
      }
      digests.put(root, digest(sum.mod(MODULUS)));
    }
    return digests;
  }

  /** SHA-256 over root, path, dot, kind, content and mode, each followed by a NUL. */
  private static BigInteger number(Version version) {
    String canonical =
        String.join(
            "\0",
            version.root().text(),
            version.path().toString(),
            version.dot().toString(),
            canonical(version.content()),
            "");
    return new BigInteger(1, Sha256.begin().digest(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  private static String canonical(Content content) {
    return switch (content) {
      case Content.File(Digest digest, long size, int mode) ->
          "file\0" + digest + "\0" + size + "\0" + Integer.toOctalString(mode);
      case Content.Link(String target) -> "link\0" + target + "\0";
      case Content.Folder(int mode) -> "folder\0\0" + Integer.toOctalString(mode);
      case Content.Tombstone() -> "tombstone";
    };
  }

  private static Digest digest(BigInteger sum) {
    byte[] bytes = new byte[Digest.BYTES];
    byte[] number = sum.toByteArray();
    int length = Math.min(number.length, bytes.length);
    System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
    return Digest.of(Digest.Algorithm.SHA256, bytes);
  }
}
