package io.tummycrypt.tcfs.app.fleet;

/** {@link ResumeTest}, with the store in a bucket. */
class ResumeInBucketTest extends ResumeTest implements InBucket {}
