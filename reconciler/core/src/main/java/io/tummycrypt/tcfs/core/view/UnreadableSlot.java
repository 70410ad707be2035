package io.tummycrypt.tcfs.core.view;

/**
 * The lowest slot of a chain of which no head above can be read.
 *
 * @param problem which object it is and what was found, in words
 */
public record UnreadableSlot(long seq, String problem) {}
