package io.tummycrypt.tcfs.core.desired;

/** A value and where it came from. */
public record Setting<T>(T value, Origin origin) {}
