package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.store.check.InspectionListener;
import io.tummycrypt.tcfs.store.copy.Copied.Problem;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is copied, and tells a listener. Safe for many threads. */
final class Tally {
  private final InspectionListener listener;
  private final AtomicLong objects = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong present = new AtomicLong();

  Tally(InspectionListener listener) {
    this.listener = listener;
  }

  void expect(long more) {
    listener.expect(more);
  }

  /** One object is done with, whatever came of it. */
  void looked() {
    listener.looked();
  }

  void created(long size) {
    objects.incrementAndGet();
    bytes.addAndGet(size);
    listener.read(size);
  }

  void present() {
    present.incrementAndGet();
  }

  Copied copied(List<Problem> problems, long left) {
    return new Copied(objects.get(), bytes.get(), present.get(), problems, left);
  }
}
