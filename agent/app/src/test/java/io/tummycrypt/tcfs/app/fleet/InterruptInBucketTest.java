package io.tummycrypt.tcfs.app.fleet;

/** {@link InterruptTest}, with the store in a bucket. */
class InterruptInBucketTest extends InterruptTest implements InBucket {}
