package io.tummycrypt.tcfs.store.segment;

final class InMemorySegmentCopiesTest extends SegmentCopiesContract {
  private final InMemorySegmentCopies copies = new InMemorySegmentCopies();

  @Override
  protected SegmentCopies copies() {
    return copies;
  }
}
