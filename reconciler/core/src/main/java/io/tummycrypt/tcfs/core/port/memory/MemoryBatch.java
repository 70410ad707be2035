package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.port.Intent;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder of temporaries. */
final class MemoryBatch {
  final TreeMap<Integer, Node> temporaries = new TreeMap<>();
  @Nullable Intent intent;

  MemoryBatch copy() {
    MemoryBatch copy = new MemoryBatch();
    copy.temporaries.putAll(temporaries);
    copy.intent = intent;
    return copy;
  }
}
