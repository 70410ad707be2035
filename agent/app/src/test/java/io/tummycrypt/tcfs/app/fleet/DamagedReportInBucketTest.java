package io.tummycrypt.tcfs.app.fleet;

/** {@link DamagedReportTest}, with the store in a bucket. */
class DamagedReportInBucketTest extends DamagedReportTest implements InBucket {}
