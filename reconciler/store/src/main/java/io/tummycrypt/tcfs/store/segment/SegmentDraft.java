package io.tummycrypt.tcfs.store.segment;

import io.tummycrypt.tcfs.store.entry.EntryWriter;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.JsonLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The entries of a segment to be, with their lines: each is written once to know how long it is.
 */
public final class SegmentDraft {
  private final List<StoredEntry> entries = new ArrayList<>();
  private final JsonLines lines = new JsonLines();

  /** Without entries. */
  public SegmentDraft() throws IOException {}

  /** Adds an entry behind the others. */
  public void add(StoredEntry entry) throws IOException {
    lines.add(out -> EntryWriter.write(out, entry));
    entries.add(entry);
  }

  /** How many bytes the lines of its entries have. */
  public long length() {
    return lines.length();
  }

  /** Its entries, in order. */
  public List<StoredEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  JsonLines lines() {
    return lines;
  }
}
