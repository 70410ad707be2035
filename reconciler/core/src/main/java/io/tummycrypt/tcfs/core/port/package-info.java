/**
 * What the core asks of the world, readers and writers apart, so that planning can be given nothing
 * that writes.
 *
 * <p>Each port says what happens when the thing is missing, is there already, or fails half way,
 * whether a retry is safe, and when the result is visible and when durable. Each has an in-memory
 * twin and a contract suite.
 */
@NullMarked
package io.tummycrypt.tcfs.core.port;

import org.jspecify.annotations.NullMarked;
