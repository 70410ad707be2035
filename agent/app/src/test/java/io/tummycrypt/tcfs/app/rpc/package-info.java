/** Tests of the agent's socket, from both ends. */
@NullMarked
package io.tummycrypt.tcfs.app.rpc;

import org.jspecify.annotations.NullMarked;
