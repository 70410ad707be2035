package io.tummycrypt.tcfs.app.fleet;

/** {@link DamagedDeviceTest}, with the store in a bucket. */
class DamagedDeviceInBucketTest extends DamagedDeviceTest implements InBucket {}
