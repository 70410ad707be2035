package io.tummycrypt.tcfs.app.fleet;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a fleet has its store.
 *
 * @param url what {@code tcfs init} is told
 * @param objects the folder in which each object is a file, whatever it takes to reach it otherwise
 * @param environment what a process needs to reach it
 */
record Place(String url, Path objects, Map<String, String> environment) {
  Place {
    environment = Map.copyOf(environment);
  }

  static Place folder(Path folder) {
    return new Place(folder.toUri().toString(), folder, Map.of());
  }
}
