package io.tummycrypt.tcfs.store.entry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.RefusedPathException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import java.io.IOException;
import java.util.List;

/**
 * One version as a SyncManifest of version 2: an entry by itself, without the log that it stands
 * in. Whoever knows the members of older manifests finds them all, under the same names.
 *
 * @param chunks of a file, in order; none for anything else
 * @param writtenAt when it was published, in seconds since 1970
 */
public record SyncManifest(Version version, List<Digest> chunks, long writtenAt) {
  public SyncManifest {
    chunks = List.copyOf(chunks);
  }

  /** Writes the members into an object that was begun. */
  public void write(JsonGenerator out) throws IOException {
    EntryWriter.writeVersion(out, version, chunks);
    out.writeNumberField("written_at", writtenAt);
  }

  /**
   * Takes the members of a manifest.
   *
   * @throws UnknownFormatException if its version or kind, or a member, is not known
   * @throws RefusedPathException if it names a path that is never taken from another device
   */
  public static SyncManifest read(JsonObject in) throws IOException {
    EntryReader.requireVersion(in);
    Version version = new EntryReader().readVersion(in);
    List<Digest> chunks = EntryReader.readChunks(in);
    SyncManifest manifest = new SyncManifest(version, chunks, in.number("written_at"));
    in.requireDone();
    return manifest;
  }
}
