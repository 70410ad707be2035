package io.tummycrypt.tcfs.crds.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tummycrypt.tcfs.crds.Golden;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsObject;
import io.tummycrypt.tcfs.crds.yaml.ObjectReader;
import io.tummycrypt.tcfs.crds.yaml.ObjectWriter;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An editor that knows the JSON Schema and our reader take the same objects; JSON is YAML. */
class SchemaAgreementTest {
  private static final String FLEET =
      """
      {"apiVersion": "tcfs.tummycrypt.io/v1alpha1", "kind": "TcfsFleet", "metadata": {"name": "lab"},
       "spec": {"storage": {"directory": "/srv/tcfs"}, SPEC}}
      """;
  private static final String DEVICE =
      """
      {"apiVersion": "tcfs.tummycrypt.io/v1alpha1", "kind": "TcfsDevice", "metadata": {"name": "a"},
       "spec": {"fleet": "lab", SPEC}}
      """;

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(JsonSchema.text(), InputFormat.JSON);
  }

  private static void assertBoth(boolean good, String json) throws IOException {
    List<Error> errors = schema().validate(json, InputFormat.JSON);
    List<?> findings = ObjectReader.read(List.of(new SourceText("f", json))).findings();
    assertEquals(good, errors.isEmpty(), () -> json + errors);
    assertEquals(good, findings.isEmpty(), () -> json + findings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"suspend\": false",
        "\"roots\": []",
        "\"roots\": [{\"name\": \"git\", \"path\": \"~/git\", \"mode\": \"onDemand\"}]",
        "\"roots\": [{\"name\": \"a\", \"rules\": [{\"match\": \"x\", \"conflictMode\": \"defer\"}]}]",
        "\"guards\": {\"maxDeletes\": {\"percent\": 0, \"count\": 0}, \"minFreeBytes\": 5000000000}",
        "\"nats\": {\"urls\": [\"nats://yoga.local:4222\", \"tls://x\"]}",
        "\"defaults\": {\"gitSyncMode\": \"raw\", \"excludePatterns\": [\"*.swp\"]}",
      })
  void bothTakeGoodFleets(String spec) throws IOException {
    assertBoth(true, FLEET.replace("SPEC", spec));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"suspended\": false",
        "\"suspend\": \"no\"",
        "\"roots\": null",
        "\"roots\": {}",
        "\"roots\": [{\"path\": \"~/git\"}]",
        "\"roots\": [{\"name\": \"Git\"}]",
        "\"roots\": [{\"name\": \"git\", \"path\": \"git\"}]",
        "\"roots\": [{\"name\": \"git\", \"mode\": \"ondemand\"}]",
        "\"roots\": [{\"name\": \"a\", \"rules\": [{\"match\": \"x\"}]}]",
        "\"guards\": {\"maxDeletes\": {\"percent\": 101}}",
        "\"guards\": {\"maxDeletes\": {\"count\": -1}}",
        "\"nats\": {\"urls\": [\"yoga.local\"]}",
        "\"nats\": {\"urls\": [\"nats://me:pw@yoga.local\"]}",
        "\"nats\": {}",
        "\"nats\": {\"urls\": []}",
        "\"defaults\": {\"excludePatterns\": [\"\"]}",
        "\"defaults\": {\"excludePatterns\": [1]}",
      })
  void bothRefuseBadFleets(String spec) throws IOException {
    assertBoth(false, FLEET.replace("SPEC", spec));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"directory\": \"srv\"}",
        "{\"directory\": \"/srv\", \"s3\": {\"endpoint\": \"https://s\", \"bucket\": \"abc\"}}",
        "{\"s3\": {\"endpoint\": \"https://s\"}}",
        "{\"s3\": {\"endpoint\": \"s3.lab\", \"bucket\": \"abc\"}}",
        "{\"s3\": {\"endpoint\": \"https://s\", \"bucket\": \"abc\", \"prefix\": \"/lab\"}}",
      })
  void bothRefuseBadStorage(String storage) throws IOException {
    String fleet = FLEET.replace("{\"directory\": \"/srv/tcfs\"}", storage);
    assertBoth(false, fleet.replace("SPEC", "\"suspend\": false"));
  }

  @Test
  void bothTakeAndRefuseDevices() throws IOException {
    assertBoth(
        true, DEVICE.replace("SPEC", "\"roots\": [{\"name\": \"git\", \"pinned\": [\"a\"]}]"));
    assertBoth(false, DEVICE.replace("SPEC", "\"roots\": [{\"name\": \"git\", \"rules\": []}]"));
    assertBoth(false, DEVICE.replace("SPEC", "\"fleet\": \"\"").replace("\"fleet\": \"lab\",", ""));
    assertBoth(false, DEVICE.replace(", SPEC", "").replace("TcfsDevice", "TcfsThing"));
    assertBoth(false, DEVICE.replace(", SPEC", "").replace("v1alpha1", "v1"));
  }

  @Test
  void schemaTakesTheExample() throws IOException {
    String text = Files.readString(Golden.project().resolve("examples/lab/fleet.yaml"));
    for (TcfsObject object : FleetDocument.parse("f", text).orThrow().objects()) {
      String yaml = ObjectWriter.write(object);
      assertEquals(List.of(), schema().validate(yaml, InputFormat.YAML), yaml);
    }
  }
}
