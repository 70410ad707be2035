package io.tummycrypt.tcfs.core.observed;

import java.time.Instant;

/**
 * How many deletions of a root were let through at once, and when; they count against the budget
 * for a day.
 */
public record Deletions(Instant at, long count) {}
