package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.log.LogLevel;
import io.tummycrypt.tcfs.app.operations.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How {@code tcfsd} tells what it does.
 *
 * @param file null for standard error
 */
record AgentOptions(Form form, LogLevel level, @Nullable Path file) {
  /** How a line looks. */
  enum Form {
    /** In words. */
    TEXT,
    /** As an object. */
    JSON
  }

  private static final String FORM = "--log";
  private static final String LEVEL = "--log-level";
  private static final String FILE = "--log-file";

  /** Whether the log is what a person sees, who is told all else there as well. */
  boolean isForConsole() {
    return form == Form.TEXT && file == null;
  }

  /** Whether standard error has objects only. */
  boolean isObjectsOnly() {
    return form == Form.JSON && file == null;
  }

  /**
   * What the words say, and the environment where they do not.
   *
   * @throws UsageException if one of them is nothing that tcfsd knows; says which
   */
  static AgentOptions of(Map<String, String> environment, String... words) throws UsageException {
    AgentOptions options =
        new AgentOptions(Form.TEXT, LogLevel.INFO, null)
            .with("TCFS_LOG", FORM, environment.getOrDefault("TCFS_LOG", ""))
            .with("TCFS_LOG_LEVEL", LEVEL, environment.getOrDefault("TCFS_LOG_LEVEL", ""))
            .with("TCFS_LOG_FILE", FILE, environment.getOrDefault("TCFS_LOG_FILE", ""));
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      boolean isKnown = name.equals(FORM) || name.equals(LEVEL) || name.equals(FILE);
      if (!isKnown) {
        throw new UsageException("'" + word + "' is nothing that tcfsd knows");
      }
      String value = equals < 0 ? (++i < words.length ? words[i] : "") : word.substring(equals + 1);
      if (value.isEmpty()) {
        throw new UsageException(name + " needs a value");
      }
      options = options.with(name, name, value);
    }
    return options;
  }

  /** An empty value says nothing. */
  private AgentOptions with(String said, String name, String value) throws UsageException {
    if (value.isEmpty()) {
      return this;
    }
    return switch (name) {
      case FORM -> new AgentOptions(word(Form.class, said, value), level, file);
      case LEVEL -> new AgentOptions(form, word(LogLevel.class, said, value), file);
      default -> new AgentOptions(form, level, path(said, value));
    };
  }

  private static <E extends Enum<E>> E word(Class<E> words, String said, String value)
      throws UsageException {
    try {
      return PlainValues.word(words, value);
    } catch (IllegalArgumentException e) {
      throw new UsageException(said + ": " + e.getMessage());
    }
  }

  private static Path path(String said, String value) throws UsageException {
    try {
      return Path.of(value).toAbsolutePath();
    } catch (InvalidPathException _) {
      throw new UsageException(said + ": '" + value + "' is no path");
    }
  }
}
