package io.tummycrypt.tcfs.app.fleet;

/** {@link LossOfStateTest}, with the store in a bucket. */
class LossOfStateInBucketTest extends LossOfStateTest implements InBucket {}
