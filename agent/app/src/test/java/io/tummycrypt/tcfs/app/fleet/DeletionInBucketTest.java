package io.tummycrypt.tcfs.app.fleet;

/** {@link DeletionTest}, with the store in a bucket. */
class DeletionInBucketTest extends DeletionTest implements InBucket {}
