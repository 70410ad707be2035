package io.tummycrypt.tcfs.app.fleet;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

/** A test of a fleet that three machines have joined. */
abstract class ThreeMachines extends TwoMachines {
  Machine c;

  @Override
  final Fleet join(Path folder) throws IOException {
    return Fleet.of(folder, place(folder), "a", "b", "c");
  }

  @BeforeEach
  final void takeTheThird() {
    c = fleet.get(2);
  }
}
