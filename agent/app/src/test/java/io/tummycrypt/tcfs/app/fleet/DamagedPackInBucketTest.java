package io.tummycrypt.tcfs.app.fleet;

/** {@link DamagedPackTest}, with the store in a bucket. */
class DamagedPackInBucketTest extends DamagedPackTest implements InBucket {}
