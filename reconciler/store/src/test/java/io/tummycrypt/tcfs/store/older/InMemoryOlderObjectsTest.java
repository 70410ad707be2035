package io.tummycrypt.tcfs.store.older;

final class InMemoryOlderObjectsTest extends OlderObjectsContract {
  private final InMemoryOlderObjects objects = new InMemoryOlderObjects();

  @Override
  protected OlderObjects objects() {
    return objects;
  }

  @Override
  protected void put(String key, byte[] bytes) {
    objects.put(key, bytes);
  }

  @Override
  protected void takeAway() {
    objects.setAbsent(true);
  }
}
