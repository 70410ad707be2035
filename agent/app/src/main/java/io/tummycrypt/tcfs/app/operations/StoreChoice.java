package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which store a command is about.
 *
 * @param url null for that of this device, or before {@code init} the one in the environment
 * @param s3 how the bucket of {@code url} is reached
 */
public record StoreChoice(@Nullable StoreUrl url, S3Settings s3) {}
