package io.tummycrypt.tcfs.app.fleet;

/** {@link ConvergenceTest}, with the store in a bucket. */
class ConvergenceInBucketTest extends ConvergenceTest implements InBucket {}
