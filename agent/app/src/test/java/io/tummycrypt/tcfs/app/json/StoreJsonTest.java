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
    check("store-check.json");
  }

  @Test
  void writesSizesAsTheSchemaSays() throws IOException {
    JsonAnswer.measured(out, StoreSamples.measured());
    check("store-stats.json");
  }

  @Test
  void writesWhatCameOfACopyAsTheSchemaSays() throws IOException {
    JsonAnswer.copied(out, StoreSamples.copied());
    check("store-copy.json");
  }

  @Test
  void writesWhatCameOfARepairAsTheSchemaSays() throws IOException {
    JsonAnswer.repaired(out, StoreSamples.repaired());
    check("store-repair.json");
  }

  private void check(String golden) throws IOException {
    Schemas.requireValid(out.toString(UTF_8));
    Golden.check(golden, out.toString(UTF_8));
  }
}
