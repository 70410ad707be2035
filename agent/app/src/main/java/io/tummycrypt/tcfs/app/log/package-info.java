/**
 * What an agent tells of itself, event by event, for people and programs.
 *
 * <p>Belongs here: which events there are, what is on every line, and the file that lines go to.
 * Does not belong here: when something is told (cli), and how JSON is written (json). Open {@link
 * io.tummycrypt.tcfs.app.log.LogEvent} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.log;

import org.jspecify.annotations.NullMarked;
