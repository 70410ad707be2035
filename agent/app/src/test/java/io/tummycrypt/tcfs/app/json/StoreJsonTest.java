package io.tummycrypt.tcfs.app.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.StoreSamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StoreJsonTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void writesWhatACheckFoundAsTheSchemaSays() throws IOException {
    JsonAnswer.inspected(out, StoreSamples.inspected());
    Schemas.requireValid(out.toString(UTF_8));
    Golden.check("store-check.json", out.toString(UTF_8));
  }

  @Test
  void writesSizesAsTheSchemaSays() throws IOException {
    JsonAnswer.measured(out, StoreSamples.measured());
    Schemas.requireValid(out.toString(UTF_8));
    Golden.check("store-stats.json", out.toString(UTF_8));
  }

  @Test
  void writesWhatCameOfACopyAsTheSchemaSays() throws IOException {
    JsonAnswer.copied(out, StoreSamples.copied());
    Schemas.requireValid(out.toString(UTF_8));
    Golden.check("store-copy.json", out.toString(UTF_8));
  }

  @Test
  void writesWhatCameOfARepairAsTheSchemaSays() throws IOException {
    JsonAnswer.repaired(out, StoreSamples.repaired());
    Schemas.requireValid(out.toString(UTF_8));
    Golden.check("store-repair.json", out.toString(UTF_8));
  }
}
