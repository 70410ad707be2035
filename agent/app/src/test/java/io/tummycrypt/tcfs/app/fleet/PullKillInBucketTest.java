package io.tummycrypt.tcfs.app.fleet;

/** {@link PullKillTest}, with the store in a bucket. */
class PullKillInBucketTest extends PullKillTest implements InBucket {
  @Override
  int kills() {
    return Integer.getInteger("tcfs.kills", 1);
  }
}
