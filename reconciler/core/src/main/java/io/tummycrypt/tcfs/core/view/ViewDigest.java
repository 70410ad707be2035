package io.tummycrypt.tcfs.core.view;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Sha256;
import io.tummycrypt.tcfs.core.version.Version;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One number for the live siblings of a root: the sum modulo 2^256 of SHA-256 over each. Two
 * devices that have seen the same heads have the same numbers. It finds errors, not adversaries.
 */
public final class ViewDigest {
  private static final byte[] ONE = new byte[Digest.BYTES];

  static {
    ONE[Digest.BYTES - 1] = 1;
  }

  private final MessageDigest sha256 = Sha256.begin();

  /** The sum, in four words, the highest first. */
  private final long[] sum = new long[Digest.BYTES / Long.BYTES];

  private ViewDigest() {}

  private ViewDigest(Digest start) {
    sum[0] = start.a();
    sum[1] = start.b();
    sum[2] = start.c();
    sum[3] = start.d();
  }

  /** The digest of each root of {@code view}. */
  public static SortedMap<RootName, Digest> of(FleetView view) {
    TreeMap<RootName, Digest> digests = new TreeMap<>();
    for (RootName root : view.roots()) {
      ViewDigest digest = new ViewDigest();
      for (List<Version> versions : view.of(root)) {
        Siblings.of(versions).live().forEach(digest::add);
      }
      digests.put(root, digest.total());
    }
    return digests;
  }

  /**
   * The same, of those of a view that has most in common with it.
   *
   * @param before whose digests are known
   */
  static SortedMap<RootName, Digest> of(FleetView view, FleetView before) {
    SortedMap<RootName, Digest> known = before.digests();
    TreeMap<RootName, Digest> digests = new TreeMap<>();
    for (RootName root : view.roots()) {
      Digest start = known.get(root);
      ViewDigest digest = start == null ? new ViewDigest() : new ViewDigest(start);
      digest.change(before.of(root).iterator(), view.of(root).iterator());
      digests.put(root, digest.total());
    }
    return digests;
  }

  /** Takes the versions of each path in place of those that it had; of most they are the same. */
  private void change(Iterator<List<Version>> before, Iterator<List<Version>> now) {
    List<Version> old = next(before);
    List<Version> fresh = next(now);
    while (!old.isEmpty() || !fresh.isEmpty()) {
      int order = order(old, fresh);
      if (order != 0 || !old.equals(fresh)) {
        Siblings.of(order <= 0 ? old : List.of()).live().forEach(this::subtract);
        Siblings.of(order >= 0 ? fresh : List.of()).live().forEach(this::add);
      }
      old = order <= 0 ? next(before) : old;
      fresh = order >= 0 ? next(now) : fresh;
    }
  }

  private static List<Version> next(Iterator<List<Version>> each) {
    return each.hasNext() ? each.next() : List.of();
  }

  /** Which of them has the path that comes first; one that has none comes last. */
  private static int order(List<Version> one, List<Version> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    return one.getFirst().path().compareTo(other.getFirst().path());
  }

  /**
   * The digests of a view once these versions are in it as well. What it has at other paths is not
   * looked at.
   *
   * @param digests of {@code view}, or of one that differs from it at other paths alone
   */
  public static SortedMap<RootName, Digest> with(
      SortedMap<RootName, Digest> digests, FleetView view, Collection<Version> added) {
    TreeMap<RootName, ViewDigest> sums = new TreeMap<>();
    digests.forEach((root, digest) -> sums.put(root, new ViewDigest(digest)));
    Map<Place, List<Version>> byPlace = new HashMap<>();
    for (Version version : added) {
      byPlace
          .computeIfAbsent(new Place(version.root(), version.path()), _ -> new ArrayList<>())
          .add(version);
    }
    byPlace.forEach((place, versions) -> {
      ViewDigest digest = sums.computeIfAbsent(place.root(), _ -> new ViewDigest());
      List<Version> before = view.versions(place.root(), versions.getFirst().path());
      Siblings.of(before).live().forEach(digest::subtract);
      versions.addAll(before);
      Siblings.of(versions).live().forEach(digest::add);
    });
    TreeMap<RootName, Digest> sum = new TreeMap<>();
    sums.forEach((root, digest) -> sum.put(root, digest.total()));
    return sum;
  }

  private void add(Version version) {
    add(hash(version));
  }

  private void subtract(Version version) {
    byte[] complement = hash(version);
    for (int i = 0; i < complement.length; i++) {
      complement[i] = (byte) ~complement[i];
    }
    add(complement);
    add(ONE);
  }

  /** SHA-256 over root, path, dot, kind, content and mode, each followed by a NUL. */
  private byte[] hash(Version version) {
    update(version.root().text());
    sha256.update(version.path().toBytes());
    sha256.update((byte) 0);
    update(version.dot().toString());
    update(canonical(version.content()));
    return sha256.digest();
  }

  private void update(String text) {
    sha256.update(text.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
  }

  /** Adds a number, modulo 2^256. */
  private void add(byte[] number) {
    ByteBuffer words = ByteBuffer.wrap(number);
    long carry = 0;
    for (int i = sum.length - 1; i >= 0; i--) {
      long word = words.getLong(i * Long.BYTES);
      long added = sum[i] + word;
      long total = added + carry;
      boolean isOver = Long.compareUnsigned(added, word) < 0 || (carry != 0 && total == 0);
      sum[i] = total;
      carry = isOver ? 1 : 0;
    }
  }

  private Digest total() {
    return new Digest(Digest.Algorithm.SHA256, sum[0], sum[1], sum[2], sum[3]);
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
}
