package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.StoreUrl;

/**
 * From where to where a fleet is copied, and how the buckets among these are reached; that of this
 * device as always, unless something else is said.
 */
public record CopyRequest(StoreUrl from, S3Settings fromS3, StoreUrl to, S3Settings toS3) {}
