package io.tummycrypt.tcfs.app.fleet;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of a fleet that two machines have joined. */
abstract class TwoMachines implements AnyStore {
  @TempDir Path folder;

  Fleet fleet;
  Machine a;
  Machine b;

  @BeforeEach
  final void join() throws IOException {
    fleet = join(folder);
    a = fleet.get(0);
    b = fleet.get(1);
  }

  Fleet join(Path folder) throws IOException {
    return Fleet.of(folder, place(folder), "a", "b");
  }
}
