package io.tummycrypt.tcfs.app.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON Schema that comes with the program. */
public final class PublishedSchema {
  /** What the schemas of the commands refer to. */
  public static final String COMMON = "common";

  /** What is printed instead of the answer of a command that failed. */
  public static final String ERROR = "error";

  /** A line that tells how far a run has come. */
  public static final String PROGRESS = "progress";

  /** A manifest by itself. */
  public static final String MANIFEST = "sync-manifest";

  private PublishedSchema() {}

  /**
   * The schema of a command's answer; empty if there is none.
   *
   * @param command such as {@code device list}; or one of the constants
   */
  public static Optional<String> of(String command) throws IOException {
    String file = "/schemas/" + command.replace(' ', '-') + ".schema.json";
    try (@Nullable InputStream in = PublishedSchema.class.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    }
  }
}
