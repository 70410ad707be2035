package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.pack.PackTable;
import java.util.List;

/** How a log is laid out in its next head: segments, then entries with the packs that they use. */
record Tail(List<SegmentRef> segments, List<PackTable> packs, List<StoredEntry> entries) {}
