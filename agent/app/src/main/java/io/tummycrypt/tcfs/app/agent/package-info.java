/**
 * The program that keeps a device in its desired state without being asked. Belongs here: threads,
 * waiting, and telling what was done. Does not belong here: when to look at what (see {@code
 * core.loop}), and what a look does (see {@code app.device}). Open {@link
 * io.tummycrypt.tcfs.app.agent.Agent} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.agent;

import org.jspecify.annotations.NullMarked;
