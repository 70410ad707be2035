package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.version.Digest;

/**
 * A file in an older store, whose bytes can be read chunk by chunk.
 *
 * @param manifest the key of its manifest
 * @param manifestHash of the bytes of the manifest, as they were when they were first read
 * @param digest of all bytes of the file
 * @param size of the file, as it was said to be
 */
public record OlderFile(String manifest, Digest manifestHash, Digest digest, long size) {}
