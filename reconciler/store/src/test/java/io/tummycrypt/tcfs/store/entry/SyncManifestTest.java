package io.tummycrypt.tcfs.store.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.store.format.JsonReader;
import io.tummycrypt.tcfs.store.format.JsonText;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class SyncManifestTest {
  private static final ObjectKey KEY = new ObjectKey("manifest");
  private static final long SEED = 20261128;

  private static SyncManifest read(String text) throws IOException {
    return SyncManifest.read(JsonReader.only(KEY, text.getBytes(UTF_8)));
  }

  private static String text(SyncManifest manifest) throws IOException {
    return new String(JsonText.object(manifest::write), UTF_8);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    System.out.println("seed " + SEED);
    Samples samples = new Samples(SEED);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      StoredEntry stored = samples.entry();
      if (stored.entry() instanceof Put put) {
        SyncManifest manifest =
            new SyncManifest(put.version(), stored.chunks(), stored.writtenAt());
        assertEquals(manifest, read(text(manifest)), () -> "manifest of " + SEED);
        read++;
      }
    }
    assertTrue(read > 1_000, () -> "seed " + SEED);
  }

  @Test
  void failsClosedOnAnotherVersionAndSaysWhich() throws IOException {
    Samples samples = new Samples(SEED);
    StoredEntry stored = samples.entry();
    while (!(stored.entry() instanceof Put)) {
      stored = samples.entry();
    }
    Put put = (Put) stored.entry();
    String text = text(new SyncManifest(put.version(), stored.chunks(), stored.writtenAt()));
    String other = text.replace("{\"version\":2,", "{\"version\":9,");
    UnknownFormatException refused = assertThrows(UnknownFormatException.class, () -> read(other));
    assertTrue(String.valueOf(refused.getMessage()).contains("version '9'"), refused::toString);
  }
}
