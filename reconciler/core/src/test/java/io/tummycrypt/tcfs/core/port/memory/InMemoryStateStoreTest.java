package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.core.port.StateStoreContract;

class InMemoryStateStoreTest extends StateStoreContract {
  private final InMemoryStateStore store = new InMemoryStateStore();

  @Override
  protected StateStore open() {
    return store;
  }
}
