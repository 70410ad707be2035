package io.tummycrypt.tcfs.store.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Content.File;
import io.tummycrypt.tcfs.core.version.Content.Folder;
import io.tummycrypt.tcfs.core.version.Content.Link;
import io.tummycrypt.tcfs.core.version.Content.Tombstone;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.JsonText.Members;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one head of a device has changed, a message for each change. It follows from the head alone,
 * but for how conflicts were resolved, so that it is said the same however often it is said.
 */
public final class HeadMessages {
  private final DeviceName device;
  private final Map<Dot, String> resolutions;
  private final MessageText text;
  private final Renames renames = new Renames();
  private long number;

  /**
   * Nothing of the head is known yet.
   *
   * @param resolutions the edits by which a person has ended a conflict, and how
   */
  public HeadMessages(FleetId fleet, DeviceName device, Map<Dot, String> resolutions) {
    this.device = device;
    this.resolutions = resolutions;
    this.text = new MessageText(fleet, device);
  }

  /** Takes an entry of the head; to be called for all of them before the first message. */
  public void see(StoredEntry entry) {
    Version version = change(entry);
    if (version != null) {
      renames.see(version);
    }
  }

  /**
   * What is to be said of the next entry of the head; null if it changes nothing, or is said with
   * another one. To be called for all of them, in order.
   */
  public @Nullable Message next(StoredEntry entry) throws IOException {
    if (number == 0) {
      renames.pair();
    }
    number++;
    Version version = change(entry);
    return version == null ? null : message(entry, version);
  }

  /**
   * What was changed here: what the device carries for another one was said by that. A conflict
   * copy has the name of the edit that it is a copy of, whoever made that.
   */
  private @Nullable Version change(StoredEntry entry) {
    if (!(entry.entry() instanceof Put put)) {
      return null;
    }
    Version version = put.version();
    return isCopy(version) || version.dot().writer().device().equals(device) ? version : null;
  }

  private static boolean isCopy(Version version) {
    return version.copyOf() != null && !version.from().isLive();
  }

  private @Nullable Message message(StoredEntry entry, Version version) throws IOException {
    String resolution = isCopy(version) ? null : resolutions.get(version.dot());
    if (resolution != null) {
      return message(
          "conflict_resolved",
          entry,
          version,
          out -> {
            out.writeStringField("rel_path", version.path().toString());
            out.writeStringField("resolution", resolution);
            MessageText.clock(out, "merged_vclock", version.clock());
          },
          version.isLive() ? out -> content(out, entry, version) : _ -> {});
    }
    if (!version.isLive()) {
      return renames.isPart(version) ? null : deleted(entry, version);
    }
    TreePath origin = renames.origin(version);
    return origin == null ? synced(entry, version) : renamed(entry, version, origin);
  }

  private Message synced(StoredEntry entry, Version version) throws IOException {
    return message(
        "file_synced",
        entry,
        version,
        out -> {
          out.writeStringField("rel_path", version.path().toString());
          digest(out, version);
          clock(out, version);
          manifest(out, entry);
        },
        _ -> {});
  }

  private Message deleted(StoredEntry entry, Version version) throws IOException {
    return message(
        "file_deleted",
        entry,
        version,
        out -> {
          out.writeStringField("rel_path", version.path().toString());
          clock(out, version);
        },
        _ -> {});
  }

  private Message renamed(StoredEntry entry, Version version, TreePath origin) throws IOException {
    return message(
        "file_renamed",
        entry,
        version,
        out -> {
          out.writeStringField("old_path", origin.toString());
          out.writeStringField("new_path", version.path().toString());
          clock(out, version);
        },
        out -> content(out, entry, version));
  }

  private Message message(
      String type, StoredEntry entry, Version version, Members known, Members added)
      throws IOException {
    return text.message(
        type,
        entry.entry().seq() + "/" + number,
        entry.writtenAt(),
        known,
        out -> {
          out.writeStringField("root", version.root().text());
          String kind = kind(version.isLive() ? version.content() : version.from());
          if (kind != null) {
            out.writeStringField("kind", kind);
          }
          added.write(out);
        });
  }

  private static @Nullable String kind(Content content) {
    return switch (content) {
      case File _ -> "file";
      case Link _ -> "link";
      case Folder _ -> "folder";
      case Tombstone _ -> null;
    };
  }

  private void content(JsonGenerator out, StoredEntry entry, Version version) throws IOException {
    digest(out, version);
    manifest(out, entry);
  }

  /** Older readers expect both of everything that is there. */
  private static void digest(JsonGenerator out, Version version) throws IOException {
    String hex = version.content() instanceof File file ? file.digest().hex() : "";
    out.writeStringField("blake3", hex);
    out.writeNumberField("size", version.content().bytes());
  }

  private static void clock(JsonGenerator out, Version version) throws IOException {
    MessageText.clock(out, "vclock", version.clock());
  }

  private void manifest(JsonGenerator out, StoredEntry entry) throws IOException {
    String head = StoreKeys.slot(device, entry.entry().seq()).text();
    out.writeStringField("manifest_path", head);
  }
}
