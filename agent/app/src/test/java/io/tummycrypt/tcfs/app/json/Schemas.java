package io.tummycrypt.tcfs.app.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The published schemas. */
public final class Schemas {
  private Schemas() {}

  /** What is wrong with a text, by a schema; nothing if it is as the schema says. */
  public static List<String> findings(String schema, String json) throws IOException {
    return load(schema).validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  private static Schema load(String name) throws IOException {
    try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + name)) {
      String text = new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    }
  }
}
