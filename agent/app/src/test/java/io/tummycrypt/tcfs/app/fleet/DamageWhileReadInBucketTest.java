package io.tummycrypt.tcfs.app.fleet;

/** {@link DamageWhileReadTest}, with the store in a bucket. */
class DamageWhileReadInBucketTest extends DamageWhileReadTest implements InBucket {}
