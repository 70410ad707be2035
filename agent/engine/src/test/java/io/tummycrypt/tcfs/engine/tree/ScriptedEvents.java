package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FolderEvent;
import io.tummycrypt.tcfs.engine.posix.FolderEvents;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Events that a test makes up: what nobody tells, nobody hears. */
final class ScriptedEvents implements FolderEvents {
  private final SequencedSet<FolderEvent> events = new LinkedHashSet<>();
  private boolean isAble = true;

  /** Whether something can be watched from now on. */
  void able(boolean able) {
    isAble = able;
  }

  void tell(FolderEvent event) {
    events.add(event);
  }

  @Override
  public boolean watch(RootHandle root, @Nullable TreePath folder) {
    return isAble;
  }

  @Override
  public int watched() {
    return isAble ? 1 : 0;
  }

  @Override
  public String why() {
    return "so the test wants it";
  }

  @Override
  public boolean await() {
    return false;
  }

  @Override
  public SequencedSet<FolderEvent> read() {
    SequencedSet<FolderEvent> told = new LinkedHashSet<>(events);
    events.clear();
    return told;
  }

  @Override
  public void close() {}
}
