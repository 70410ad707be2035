package io.tummycrypt.tcfs.app.fleet;

/** {@link KillTest}, with the store in a bucket of a server, which outlives whom it serves. */
class KillInBucketTest extends KillTest implements InBucket {
  @Override
  int kills() {
    return Integer.getInteger("tcfs.kills", 8);
  }
}
