package io.tummycrypt.tcfs.app.operations;

/**
 * A plan that was carried out, and what came of it.
 *
 * @param planned the last one, if it took several rounds
 */
public record Applied(Planned planned, Outcome outcome) {}
