package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.InstantText;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.SummedJson;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackTableCodec;
import java.io.IOException;
import java.time.Instant;

/**
 * A pack that was stored, as it is noted until a head names it.
 *
 * @param store the URL of the store that has it
 * @param at when it was stored
 * @param bytes how long the object is
 */
public record NotedPack(String store, FleetId fleet, Instant at, long bytes, PackTable table) {
  /** Named in what is thrown where a line cannot be read; no object has this name. */
  private static final ObjectKey NOTE = new ObjectKey("unnamed-packs");

  /** One line of JSON, with a sum: a table with a wrong byte in it must never be published. */
  public byte[] line() throws IOException {
    return SummedJson.write(
        fleet,
        out -> {
          out.writeStringField("store", store);
          out.writeStringField("at", at.toString());
          out.writeNumberField("bytes", bytes);
          PackTableCodec.write(out, table);
        });
  }

  /**
   * Reads such a line.
   *
   * @throws IOException if it is none, or has been changed
   */
  public static NotedPack parse(byte[] line) throws IOException {
    JsonObject in = SummedJson.read(NOTE, line);
    FleetId fleet = in.value("fleet", FleetId::parse);
    String store = in.text("store");
    Instant at = in.value("at", InstantText::parse);
    long bytes = in.number("bytes");
    return new NotedPack(store, fleet, at, bytes, PackTableCodec.read(in));
  }
}
