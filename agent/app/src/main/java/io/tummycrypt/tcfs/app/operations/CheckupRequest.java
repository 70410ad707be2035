package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import org.jspecify.annotations.Nullable;

/**
 * What {@code doctor} was asked for.
 *
 * @param store null for that of this device, or before {@code init} the one in the environment
 * @param s3 how the bucket of {@code store} is reached
 * @param mayWrite whether things may be tried out that are taken away again
 */
public record CheckupRequest(@Nullable StoreUrl store, S3Settings s3, boolean mayWrite) {}
