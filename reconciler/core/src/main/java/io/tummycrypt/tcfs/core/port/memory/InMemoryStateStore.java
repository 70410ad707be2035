package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.port.StateStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A device's state as the list of its commits, so that any earlier moment can be had again. */
public final class InMemoryStateStore implements StateStore {
  private final List<List<StateChange>> commits = new ArrayList<>();

  /** A number for each commit that no other ever has, also after going back. */
  private final List<Long> marks = new ArrayList<>();

  private long lastMark;

  private EffectListener listener = EffectListener.NONE;

  /** Whom to tell before every commit, instead of who was told until now. */
  public void listen(EffectListener newListener) {
    listener = newListener;
  }

  @Override
  public DeviceState load() {
    DeviceState state = new DeviceState();
    commits.forEach(commit -> commit.forEach(state::apply));
    return state;
  }

  @Override
  public void commit(List<StateChange> changes) throws IOException {
    listener.before("commit");
    commits.add(List.copyOf(changes));
    marks.add(++lastMark);
  }

  @Override
  public String mark() {
    return marks.isEmpty() ? "none" : marks.getLast().toString();
  }

  /** How many commits there were. */
  public int moment() {
    return commits.size();
  }

  /** Goes back to an earlier moment; 0 is no state at all. */
  public void goBackTo(int moment) {
    commits.subList(moment, commits.size()).clear();
    marks.subList(moment, marks.size()).clear();
  }

  /** Another store with the same state. */
  public InMemoryStateStore copy() {
    InMemoryStateStore copy = new InMemoryStateStore();
    copy.commits.addAll(commits);
    copy.marks.addAll(marks);
    copy.lastMark = lastMark;
    return copy;
  }
}
