package io.tummycrypt.tcfs.store.older;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who wrote a manifest, and when. Versions before 2 do not say.
 *
 * @param device as it was called then; empty if nobody says
 * @param writtenAt in seconds since 1970; 0 if nobody says
 * @param clock how many edits of each device the file had seen
 */
public record Origin(String device, long writtenAt, SortedMap<String, Long> clock) {
  /** Nobody says. */
  public static final Origin UNKNOWN = new Origin("", 0, new TreeMap<>());

  /** Of the year 9999; whoever writes later than that does not know what time it is. */
  private static final long LAST_SECOND = 253_402_300_799L;

  public Origin {
    clock = Collections.unmodifiableSortedMap(new TreeMap<>(clock));
  }

  static Origin of(OlderJson manifest) throws OlderFormatException {
    TreeMap<String, Long> clock = new TreeMap<>();
    OlderJson written = manifest.objectIfAny("vclock");
    OlderJson clocks = written == null ? null : written.objectIfAny("clocks");
    if (clocks != null) {
      for (String device : clocks.names()) {
        clock.put(device, clocks.number(device));
      }
    }
    long writtenAt = manifest.numberIfAny("written_at").orElse(0);
    return new Origin(
        manifest.text("written_by", ""), writtenAt > LAST_SECOND ? 0 : writtenAt, clock);
  }
}
