package io.tummycrypt.tcfs.app.fleet;

/** {@link DamageMisplacedTest}, with the store in a bucket. */
class DamageMisplacedInBucketTest extends DamageMisplacedTest implements InBucket {}
