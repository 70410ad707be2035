package io.tummycrypt.tcfs.app.operations;

import org.jspecify.annotations.Nullable;

/**
 * How a service ended that should not have.
 *
 * @param exitCode null if it did not end by itself
 * @param signal the number of the signal that ended it; null if none did
 * @param meaning in words for people
 */
public record ServiceEnd(@Nullable Integer exitCode, @Nullable Integer signal, String meaning) {}
