package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import org.jspecify.annotations.Nullable;

/**
 * What {@code import} was asked for.
 *
 * @param source where the store of an older tcfs is
 * @param s3 how its bucket is reached; null for as this device reaches its own
 * @param into a root of the fleet, or a folder in it
 */
public record ImportRequest(StoreUrl source, @Nullable S3Settings s3, Place into) {}
