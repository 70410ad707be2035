/**
 * The agent's socket, from both ends: what an agent answers there, and how a command asks. The
 * types of gRPC, Netty and Protocol Buffers end here. Does not belong here: what there is to tell
 * (see {@code app.operations.AgentKnowledge}). Open {@link io.tummycrypt.tcfs.app.rpc.AgentServer}
 * first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.rpc;

import org.jspecify.annotations.NullMarked;
