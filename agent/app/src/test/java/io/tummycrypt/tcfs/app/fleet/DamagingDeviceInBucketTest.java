package io.tummycrypt.tcfs.app.fleet;

/** {@link DamagingDeviceTest}, with the store in a bucket. */
class DamagingDeviceInBucketTest extends DamagingDeviceTest implements InBucket {}
