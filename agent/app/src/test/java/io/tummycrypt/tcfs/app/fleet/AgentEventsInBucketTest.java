package io.tummycrypt.tcfs.app.fleet;

/** {@link AgentEventsTest}, with the store in a bucket. */
class AgentEventsInBucketTest extends AgentEventsTest implements InBucket {}
