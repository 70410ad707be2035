/**
 * The agent as a service of the operating system: the files that tell systemd and launchd of it,
 * what is asked of them, and what their answers mean.
 *
 * <p>Belongs here: all that is particular to one of the two. Does not belong here: what the agent
 * itself tells its supervisor (see {@code app.agent}). Open {@link
 * io.tummycrypt.tcfs.app.service.LocalServiceOperations} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.service;

import org.jspecify.annotations.NullMarked;
