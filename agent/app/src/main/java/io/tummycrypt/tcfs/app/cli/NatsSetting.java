package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.engine.home.NatsSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One thing about how the servers of NATS are reached, as in {@code caFile=ca.pem}. */
record NatsSetting(String name, String value) {
  private static final String FLAG = "insecure";
  private static final Set<String> FILES =
      Set.of("credentialsFile", "caFile", "certificateFile", "keyFile");

  static NatsSetting parse(String text) {
    int equals = Math.max(0, text.indexOf('='));
    String name = text.substring(0, equals);
    String value = text.substring(Math.min(text.length(), equals + 1));
    boolean isFile = FILES.contains(name) && !value.isEmpty();
    boolean isFlag = name.equals(FLAG) && (value.equals("true") || value.equals("false"));
    if (!isFile && !isFlag) {
      throw new IllegalArgumentException(
          "expected credentialsFile, caFile, certificateFile or keyFile, and '=FILE', or"
              + " insecure=true");
    }
    return new NatsSetting(
        name, isFile ? Path.of(value).toAbsolutePath().normalize().toString() : value);
  }

  static NatsSettings all(List<NatsSetting> settings) throws RefusedException {
    Map<String, String> values = new TreeMap<>();
    for (NatsSetting setting : settings) {
      if (values.put(setting.name, setting.value) != null) {
        throw new RefusedException(
            "--nats has two values for " + setting.name, "leave one of them out");
      }
    }
    return new NatsSettings(
        values.get("credentialsFile"),
        values.get("caFile"),
        values.get("certificateFile"),
        values.get("keyFile"),
        values.containsKey(FLAG) ? Boolean.valueOf(values.get(FLAG)) : null);
  }
}
