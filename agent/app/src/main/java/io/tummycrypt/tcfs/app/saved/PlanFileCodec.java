package io.tummycrypt.tcfs.app.saved;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.core.path.IoText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Saved plans as JSON: {@code {"tcfsPlan":1,"digest":...,"fleet":...,"device":...,"revision":...,
 * "actions":[...]}}. Reading fails closed: what this version does not know is refused.
 */
final class PlanFileCodec {
  private static final int VERSION = 1;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private final Path file;
  private long version;
  private String digest = "";
  private String fleet = "";
  private String device = "";
  private long revision;
  private final List<String> actions = new ArrayList<>();

  private PlanFileCodec(Path file) {
    this.file = file;
  }

  static byte[] encode(PlanDigest plan) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
      out.useDefaultPrettyPrinter();
      out.writeStartObject();
      out.writeNumberField("tcfsPlan", VERSION);
      out.writeStringField("digest", plan.hex());
      out.writeStringField("fleet", plan.fleet());
      out.writeStringField("device", plan.device());
      out.writeNumberField("revision", plan.revision());
      out.writeArrayFieldStart("actions");
      for (String line : plan.lines()) {
        out.writeString(line);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  static PlanDigest decode(Path file) throws IOException {
    PlanFileCodec codec = new PlanFileCodec(file);
    try (JsonParser in = FACTORY.createParser(Files.newInputStream(file))) {
      codec.readAll(in);
    } catch (NoSuchFileException e) {
      throw codec.refused("there is no such file", e);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw codec.refused("it is no JSON at line " + line, e);
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      throw codec.refused(IoText.why(e), e);
    }
    return codec.checked();
  }

  private void readAll(JsonParser in) throws IOException {
    expect(in.nextToken() == JsonToken.START_OBJECT, "an object", in);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "tcfsPlan" -> version = number(in);
        case "digest" -> digest = text(in);
        case "fleet" -> fleet = text(in);
        case "device" -> device = text(in);
        case "revision" -> revision = number(in);
        case "actions" -> readActions(in);
        default -> throw refused("it has an unknown field '" + name + "'", null);
      }
    }
    expect(in.nextToken() == null, "its end", in);
  }

  private void readActions(JsonParser in) throws IOException {
    expect(in.currentToken() == JsonToken.START_ARRAY, "a list", in);
    while (in.nextToken() != JsonToken.END_ARRAY) {
      actions.add(text(in));
    }
  }

  private String text(JsonParser in) throws IOException {
    expect(in.currentToken() == JsonToken.VALUE_STRING, "a text", in);
    return in.getText();
  }

  private long number(JsonParser in) throws IOException {
    expect(in.currentToken() == JsonToken.VALUE_NUMBER_INT, "a number", in);
    return in.getLongValue();
  }

  private void expect(boolean holds, String expected, JsonParser in) throws IOException {
    if (!holds) {
      throw refused("expected " + expected + " at line " + in.currentLocation().getLineNr(), null);
    }
  }

  private PlanDigest checked() throws RefusedException {
    if (version != VERSION) {
      throw refused("its version is " + version + ", this tcfs knows " + VERSION, null);
    }
    PlanDigest plan = new PlanDigest(fleet, device, revision, actions);
    if (!plan.hex().equals(digest)) {
      throw refused("its content has digest " + plan.hex() + ", expected " + digest, null);
    }
    return plan;
  }

  private RefusedException refused(String why, @Nullable Exception cause) {
    String message = "reading plan " + Words.path(file.toString()) + " failed: " + why;
    String next = "save the plan again with 'tcfs diff-desired -o FILE'";
    return cause == null
        ? new RefusedException(message, next)
        : new RefusedException(message, next, cause);
  }
}
