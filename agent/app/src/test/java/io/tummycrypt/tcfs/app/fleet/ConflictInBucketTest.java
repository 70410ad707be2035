package io.tummycrypt.tcfs.app.fleet;

/** {@link ConflictTest}, with the store in a bucket. */
class ConflictInBucketTest extends ConflictTest implements InBucket {}
