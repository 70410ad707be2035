package io.tummycrypt.tcfs.engine.state;

import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A journal that was written commit by commit, with what it said after each. */
final class JournalFiles {
  /** No journal in a test is compacted for being long, unless the test wants it. */
  static final long NEVER = Long.MAX_VALUE;

  private JournalFiles() {}

  static Path journal(Path folder) {
    return folder.resolve("journal");
  }

  static List<StateChange> load(Path folder) throws IOException {
    return new JournalStateStore(folder).load().changes();
  }

  /**
   * Commits one by one.
   *
   * @return the state by the length that the journal had then, from the empty journal on
   */
  static NavigableMap<Integer, List<StateChange>> write(
      Path folder, List<List<StateChange>> commits) throws IOException {
    JournalStateStore store = new JournalStateStore(folder, NEVER);
    NavigableMap<Integer, List<StateChange>> states = new TreeMap<>();
    states.put(JournalFormat.HEADER_BYTES, List.of());
    DeviceState state = new DeviceState();
    for (List<StateChange> commit : commits) {
      store.commit(commit);
      commit.forEach(state::apply);
      states.put((int) Files.size(journal(folder)), state.changes());
    }
    return states;
  }

  /** The state that a journal cut to {@code length} must have. */
  static List<StateChange> before(NavigableMap<Integer, List<StateChange>> states, int length) {
    Map.Entry<Integer, List<StateChange>> entry = states.floorEntry(length);
    return entry == null ? new ArrayList<>() : entry.getValue();
  }
}
