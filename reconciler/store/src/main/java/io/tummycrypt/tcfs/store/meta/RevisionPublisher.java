package io.tummycrypt.tcfs.store.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.InstantText;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.SummedJson;
import io.tummycrypt.tcfs.store.object.CreateOnce;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Publishes what is desired. */
public final class RevisionPublisher {
  private final ObjectStore store;
  private final FleetId fleet;

  public RevisionPublisher(ObjectStore store, FleetId fleet) {
    this.store = store;
    this.fleet = fleet;
  }

  /**
   * Creates the revision unless its number is taken; one more than the highest is the next. A retry
   * is safe: {@code CREATED} is also the answer when exactly this revision was there.
   *
   * @throws UnknownOutcomeException if it may have been created: try again
   */
  public Creation create(FleetRevision revision) throws IOException {
    byte[] bytes =
        SummedJson.write(
            fleet,
            out -> {
              out.writeNumberField("n", revision.n());
              out.writeStringField("by", revision.by().text());
              out.writeStringField("at", InstantText.of(revision.at()));
              out.writeStringField("document", revision.document());
              write(out, revision.origin());
            });
    return CreateOnce.exactly(store, StoreKeys.revision(revision.n()), bytes);
  }

  private static void write(JsonGenerator out, @Nullable RevisionOrigin origin) throws IOException {
    if (origin == null) {
      return;
    }
    out.writeObjectFieldStart("origin");
    out.writeStringField("source", origin.source());
    out.writeStringField("version", origin.version());
    out.writeArrayFieldStart("added");
    for (DeviceName device : origin.added()) {
      out.writeString(device.text());
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
