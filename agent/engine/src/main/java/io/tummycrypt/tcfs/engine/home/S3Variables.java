package io.tummycrypt.tcfs.engine.home;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables that say where buckets are and with which keys: {@code TCFS_S3_...},
 * {@code AWS_...}, and {@code HOME}, where the files of AWS are. A class and no record, so that
 * nothing prints their values.
 */
public final class S3Variables {
  private final Map<String, String> values = new TreeMap<>();

  private S3Variables() {}

  /** Those among {@code variables}. */
  public static S3Variables of(Map<String, String> variables) {
    S3Variables s3 = new S3Variables();
    variables.forEach((name, value) -> {
      if (name.startsWith("TCFS_S3_") || name.startsWith("AWS_") || name.equals("HOME")) {
        s3.values.put(name, value);
      }
    });
    return s3;
  }

  /** All of them with their values, for the one place that needs them. */
  public Map<String, String> reveal() {
    return Map.copyOf(values);
  }

  /** {@code TCFS_S3_ENDPOINT}; null if it is not set or empty. */
  public @Nullable String endpoint() {
    String endpoint = values.getOrDefault("TCFS_S3_ENDPOINT", "");
    return endpoint.isEmpty() ? null : endpoint;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof S3Variables s3 && values.equals(s3.values);
  }

  @Override
  public int hashCode() {
    return values.keySet().hashCode();
  }

  /** The names alone. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
