/**
 * The terminal as a person has it: whether there is one, how wide it is, and what is drawn on it
 * beside the results. What the results look like is up to {@code render}. Begin with {@link
 * io.tummycrypt.tcfs.app.terminal.Terminal}.
 */
@NullMarked
package io.tummycrypt.tcfs.app.terminal;

import org.jspecify.annotations.NullMarked;
