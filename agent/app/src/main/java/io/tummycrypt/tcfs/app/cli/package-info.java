/**
 * The command line of {@code tcfs}: its commands with their options, exit codes, messages.
 *
 * <p>Results go to standard output, messages to standard error. Does not belong here: how an answer
 * looks (render, json), and how it is found (operations). Open {@link
 * io.tummycrypt.tcfs.app.cli.TcfsCommand} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.cli;

import org.jspecify.annotations.NullMarked;
