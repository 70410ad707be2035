package io.tummycrypt.tcfs.app.fleet;

/** {@link LossOfRootTest}, with the store in a bucket. */
class LossOfRootInBucketTest extends LossOfRootTest implements InBucket {}
