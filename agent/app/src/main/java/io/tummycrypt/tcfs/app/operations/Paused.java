package io.tummycrypt.tcfs.app.operations;

import java.time.Instant;

/**
 * A pause of the agent, when somebody has begun or ended it.
 *
 * @param since when it began
 * @param changed whether that was done just now; otherwise it was so already
 */
public record Paused(Instant since, boolean changed) {}
