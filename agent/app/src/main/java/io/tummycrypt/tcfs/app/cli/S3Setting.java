package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.engine.home.S3Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing about how a bucket is reached, as in {@code region=eu-central-1}. */
record S3Setting(String name, String value) {
  private static final Set<String> FLAGS = Set.of("pathStyle", "insecure");
  private static final Set<String> FILES = Set.of("caFile", "credentialsFile");
  private static final Set<String> TEXTS = Set.of("endpoint", "region", "profile");

  static S3Setting parse(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? "" : text.substring(equals + 1);
    if (!FLAGS.contains(name) && !FILES.contains(name) && !TEXTS.contains(name)) {
      throw new IllegalArgumentException(
          "expected endpoint, region, pathStyle, profile, caFile, insecure or credentialsFile, and"
              + " '=VALUE'");
    }
    if (FLAGS.contains(name) && !value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("expected " + name + "=true or " + name + "=false");
    }
    if (value.isEmpty()) {
      throw new IllegalArgumentException("expected a value after " + name + "=");
    }
    if (name.equals("endpoint") && !value.matches("https?://[^@?#]+")) {
      throw new IllegalArgumentException("expected endpoint=https://HOST or https://HOST:PORT");
    }
    return new S3Setting(
        name,
        FILES.contains(name) ? Path.of(value).toAbsolutePath().normalize().toString() : value);
  }

  static S3Settings all(List<S3Setting> settings) throws RefusedException {
    Map<String, String> values = new TreeMap<>();
    for (S3Setting setting : settings) {
      if (values.put(setting.name, setting.value) != null) {
        throw new RefusedException(
            "--s3 has two values for " + setting.name, "leave one of them out");
      }
    }
    return new S3Settings(
        values.get("endpoint"),
        values.get("region"),
        flag(values.get("pathStyle")),
        values.get("profile"),
        values.get("caFile"),
        flag(values.get("insecure")),
        values.get("credentialsFile"));
  }

  private static @Nullable Boolean flag(@Nullable String value) {
    return value == null ? null : Boolean.valueOf(value);
  }
}
