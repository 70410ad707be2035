package io.tummycrypt.tcfs.store.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.SummedJson;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Reads and makes the identity of a store. */
public final class Identities {
  private static final int LIMIT = 64 << 10;
  private static final int ATTEMPTS = 5;
  private static final String CHUNKER = "fastcdc-2020";
  private static final String DIGEST = "blake3";
  private static final String ENCRYPTION = "none";

  private Identities() {}

  /**
   * The identity of a store.
   *
   * @throws NoSuchFileException if the store is there and has none: it is nobody's yet
   */
  public static Identity read(ObjectReader store) throws IOException {
    JsonObject in = SummedJson.read(StoreKeys.IDENTITY, store.read(StoreKeys.IDENTITY, LIMIT));
    FleetId fleet = in.value("fleet", FleetId::parse);
    FleetName name = in.value("name", FleetName::new);
    ChunkSizes sizes = readSizes(in.object("chunker"));
    requireKnown(in, "digest", DIGEST);
    requireKnown(in, "encryption", ENCRYPTION);
    in.requireDone();
    return new Identity(name, fleet, sizes);
  }

  /**
   * The identity of a store that is known to belong to {@code fleet}.
   *
   * @throws ForeignObjectException if it belongs to another one
   * @throws DamagedObjectException also if it is gone
   */
  public static Identity require(ObjectReader store, FleetId fleet) throws IOException {
    try {
      Identity found = read(store);
      ForeignObjectException.requireSame(StoreKeys.IDENTITY, found.fleet(), fleet);
      return found;
    } catch (NoSuchFileException gone) {
      throw new DamagedObjectException(
          StoreKeys.IDENTITY, "no such object", "that of fleet " + fleet, gone);
    }
  }

  /**
   * Makes the identity unless there is one; a retry is safe.
   *
   * @return the one that is there: compare it with {@code mine}, for somebody else may have been
   *     first
   */
  public static Identity create(ObjectStore store, Identity mine) throws IOException {
    byte[] bytes = SummedJson.write(mine.fleet(), out -> write(out, mine));
    for (int attempt = 1; ; attempt++) {
      try {
        store.createOnce(StoreKeys.IDENTITY, bytes);
        return read(store);
      } catch (UnknownOutcomeException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void write(JsonGenerator out, Identity identity) throws IOException {
    out.writeStringField("name", identity.name().text());
    out.writeObjectFieldStart("chunker");
    out.writeStringField("name", CHUNKER);
    out.writeNumberField("min", identity.chunks().min());
    out.writeNumberField("average", identity.chunks().average());
    out.writeNumberField("max", identity.chunks().max());
    out.writeEndObject();
    out.writeStringField("digest", DIGEST);
    out.writeStringField("encryption", ENCRYPTION);
  }

  private static ChunkSizes readSizes(JsonObject in) throws IOException {
    requireKnown(in, "name", CHUNKER);
    int min = in.smallNumber("min");
    int average = in.smallNumber("average");
    int max = in.smallNumber("max");
    in.requireDone();
    try {
      return new ChunkSizes(min, average, max);
    } catch (IllegalArgumentException e) {
      throw in.unexpected("chunker", String.valueOf(e.getMessage()), "chunk sizes");
    }
  }

  private static void requireKnown(JsonObject in, String name, String known) throws IOException {
    String found = in.text(name);
    if (!found.equals(known)) {
      throw new UnknownFormatException(in.key(), "'" + name + "'", found, "'" + known + "'");
    }
  }
}
