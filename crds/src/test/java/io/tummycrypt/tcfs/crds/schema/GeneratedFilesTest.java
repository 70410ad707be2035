package io.tummycrypt.tcfs.crds.schema;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.crds.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeneratedFilesTest {
  private static final Path GENERATED = Golden.project().resolve("crds/generated");

  @Test
  void crdsAreWhatTheRecordsSay() throws IOException {
    for (Crd crd : Crd.all()) {
      Golden.check(GENERATED.resolve(crd.fileName()), crd.yaml());
    }
  }

  @Test
  void everyKindHasItsCrd() {
    assertTrue(Crd.isComplete());
  }

  @Test
  void jsonSchemaIsWhatTheRecordsSay() throws IOException {
    Golden.check(GENERATED.resolve("fleet.schema.json"), JsonSchema.text());
  }

  @Test
  void referencePageNamesEveryField() throws IOException {
    Path page = Golden.project().resolve("docs/reference/fleet-document.md");
    String text = Files.readString(page);
    assertTrue(text.contains(ReferencePage.BEGIN) && text.contains(ReferencePage.END));
    Golden.check(page, ReferencePage.refresh(text));
  }
}
