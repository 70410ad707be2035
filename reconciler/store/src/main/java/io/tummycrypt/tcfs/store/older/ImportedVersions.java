package io.tummycrypt.tcfs.store.older;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.time.Instant;
import java.util.SortedMap;

/**
 * Makes versions of what an older store has.
 *
 * <p>Each is the one edit of an incarnation of its own, the bits of which are a hash of all that
 * the older store says of it. So no two of them are ever the same edit, the same thing imported
 * again is, by whichever device, and what was made of it since has seen it. The counters of older
 * clocks mean nothing here: they began again wherever state was lost.
 *
 * @param importer the device that publishes them
 * @param now the time of a file of which none is known
 */
public record ImportedVersions(DeviceName importer, Instant now) {
  /** The version of what is at a path. A conflict with it is always left to a person. */
  public Version of(RootName root, TreePath path, Content content, Origin origin) {
    Dot dot = new Dot(new Incarnation(importer, bits(root, path, content, origin)), 1);
    return new Version(
        root,
        path,
        content,
        origin.writtenAt() == 0 ? now : Instant.ofEpochSecond(origin.writtenAt()),
        Clock.ZERO.tick(dot),
        DeviceName.isValid(origin.device()) ? new DeviceName(origin.device()) : importer,
        dot,
        /* from= */ Content.nothing(),
        ConflictMode.INTERACTIVE,
        /* copyOf= */ null,
        /* movedFrom= */ null);
  }

  /** Whether {@code other} has seen an import of the same thing, by whichever device. */
  static boolean hasSeen(Version other, Version imported) {
    long bits = imported.dot().writer().bits();
    return other.clock().counters().keySet().stream().anyMatch(writer -> writer.bits() == bits);
  }

  /** As it will be hashed for ever. */
  private static String text(Content content) {
    return switch (content) {
      case Content.File file -> "file " + file.digest() + " " + file.size() + " " + file.mode();
      case Content.Link link -> "link " + link.target();
      case Content.Folder folder -> "folder " + folder.mode();
      case Content.Tombstone _ -> "nothing";
    };
  }

  private static String text(SortedMap<String, Long> clock) {
    StringBuilder text = new StringBuilder();
    clock.forEach((device, counter) -> text.append(device).append('=').append(counter).append(' '));
    return text.toString();
  }

  private static long bits(RootName root, TreePath path, Content content, Origin origin) {
    String all =
        String.join(
            "\0",
            "tcfs import",
            root.text(),
            path.toString(),
            text(content),
            origin.device(),
            Long.toString(origin.writtenAt()),
            text(origin.clock()));
    return Hasher.hash(all.getBytes(UTF_8)).a();
  }
}
