package io.tummycrypt.tcfs.app.fleet;

/** {@link AgentTest}, with the store in a bucket. */
class AgentInBucketTest extends AgentTest implements InBucket {}
