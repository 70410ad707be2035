package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.core.version.Digest;

/** What a file that was stored had in it: its digest, and how many bytes. */
public record StoredContent(Digest digest, long size) {}
