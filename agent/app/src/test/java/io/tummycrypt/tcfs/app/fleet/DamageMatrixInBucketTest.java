package io.tummycrypt.tcfs.app.fleet;

import java.util.List;

/** {@link DamageMatrixTest}, with the store in a bucket. */
class DamageMatrixInBucketTest extends DamageMatrixTest implements InBucket {
  private static final List<DamagedKind> KINDS = List.of(DamagedKind.values());
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final List<Device> DEVICES = List.of(Device.values());

  /** Each fault of each kind meets one device; which, goes round. */
  @Override
  boolean isTried(DamagedKind kind, Fault fault, Device device) {
    int turn = KINDS.indexOf(kind) + FAULTS.indexOf(fault);
    return DEVICES.indexOf(device) == turn % DEVICES.size();
  }
}
