package io.tummycrypt.tcfs.app.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The published schemas. */
public final class Schemas {
  /** Where they would be if they were on the net: all beside each other. */
  private static final String PLACE = "https://tcfs.invalid/";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Schemas::text));

  private static final Pattern ENVELOPE =
      Pattern.compile(
          "\\{\n {2}\"tcfs\" : 1,\n {2}\"command\" : \"([a-z -]+)\"(,\n {2}\"(\\w+)\")?");

  private Schemas() {}

  /** What is wrong with a text, by a schema; nothing if it is as the schema says. */
  public static List<String> findings(String schema, String json) {
    return REGISTRY
        .getSchema(SchemaLocation.of(PLACE + schema))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  /** Fails unless an output is as the schema of its command says; tells which schema that was. */
  public static String requireValid(String json) {
    Matcher envelope = ENVELOPE.matcher(json);
    assertTrue(envelope.lookingAt(), json);
    boolean isError = Objects.equals(envelope.group(3), PublishedSchema.ERROR);
    String name = isError ? PublishedSchema.ERROR : envelope.group(1).replace(' ', '-');
    assertEquals(List.of(), findings(name + ".schema.json", json), json);
    return name;
  }

  private static String text(String location) {
    String name = location.substring(PLACE.length());
    try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
