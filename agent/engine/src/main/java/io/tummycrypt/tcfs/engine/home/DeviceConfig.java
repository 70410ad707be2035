package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who this device is and where its fleet meets: {@code config/device.yaml}, written by {@code
 * init}.
 */
public record DeviceConfig(DeviceName device, String store, FleetId fleet) {
  private static final String FILE = "device.yaml";

  /**
   * Reads the file; null if there is none.
   *
   * @throws IOException if it is there and does not say what it should, line by line
   */
  public static @Nullable DeviceConfig read(TcfsHome home) throws IOException {
    Path file = home.config().resolve(FILE);
    if (!Files.exists(file)) {
      return null;
    }
    Map<String, String> values = new TreeMap<>();
    int number = 0;
    for (String line : Files.readString(file).split("\n", -1)) {
      number++;
      int colon = line.indexOf(": ");
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (colon < 0 || values.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
        throw new IOException(file + ":" + number + ": expected one 'name: value'");
      }
    }
    return config(file, values);
  }

  private static DeviceConfig config(Path file, Map<String, String> values) throws IOException {
    try {
      return new DeviceConfig(
          new DeviceName(values.getOrDefault("device", "")),
          values.getOrDefault("store", ""),
          FleetId.parse(values.getOrDefault("fleet", "")));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Writes the file in one step. */
  public void write(TcfsHome home) throws IOException {
    OwnerOnly.createFolder(home.config());
    String text =
        "# Who this device is. Written by 'tcfs init'.\ndevice: "
            + device
            + "\nstore: "
            + store
            + "\nfleet: "
            + fleet
            + "\n";
    OwnerOnly.replace(home.config().resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
  }
}
