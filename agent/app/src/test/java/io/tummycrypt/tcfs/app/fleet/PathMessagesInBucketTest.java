package io.tummycrypt.tcfs.app.fleet;

/** {@link PathMessagesTest}, with the store in a bucket. */
class PathMessagesInBucketTest extends PathMessagesTest implements InBucket {}
