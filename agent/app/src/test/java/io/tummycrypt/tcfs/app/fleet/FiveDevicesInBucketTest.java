package io.tummycrypt.tcfs.app.fleet;

/** {@link FiveDevicesTest}, with the store in a bucket. */
class FiveDevicesInBucketTest extends FiveDevicesTest implements InBucket {}
