package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.UsageException;
import io.tummycrypt.tcfs.engine.home.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing about where the fleet document comes from, as in {@code branch=main}. */
record SourceSetting(String name, String value) {
  private static final Set<String> FILES = Set.of("files", "allowedSignersFile", "keyringFile");
  private static final Set<String> TEXTS = Set.of("git", "branch", "tag", "path");
  private static final String POLL = "pollSeconds";

  static SourceSetting parse(String text) {
    int equals = Math.max(0, text.indexOf('='));
    String name = text.substring(0, equals);
    String value = text.substring(Math.min(text.length(), equals + 1));
    boolean isFile = FILES.contains(name);
    boolean isPoll = name.equals(POLL) && value.matches("[1-9][0-9]{0,4}");
    if (value.isEmpty() || !(isFile || isPoll || TEXTS.contains(name))) {
      throw new IllegalArgumentException(
          "expected git=URL, branch=NAME, tag=NAME, path=PATH, allowedSignersFile=FILE,"
              + " keyringFile=FILE or pollSeconds=NUMBER; or files=PATH");
    }
    return new SourceSetting(
        name, isFile ? Path.of(value).toAbsolutePath().normalize().toString() : value);
  }

  static @Nullable SourceSettings all(List<SourceSetting> settings) throws UsageException {
    if (settings.isEmpty()) {
      return null;
    }
    Map<String, String> values = new TreeMap<>();
    for (SourceSetting setting : settings) {
      if (values.put(setting.name, setting.value) != null) {
        throw new UsageException("--source has two values for " + setting.name);
      }
    }
    SourceSettings all =
        new SourceSettings(
            values.get("files"),
            values.get("git"),
            values.get("branch"),
            values.get("tag"),
            values.get("path"),
            values.get("allowedSignersFile"),
            values.get("keyringFile"),
            values.containsKey(POLL) ? Integer.valueOf(values.get(POLL)) : null);
    @Nullable String refusal = all.refusal();
    if (refusal != null) {
      throw new UsageException("--source: " + refusal);
    }
    return all;
  }
}
