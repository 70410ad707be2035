package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.loop.Area;
import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.TreeSet;

/** Looks at all that was heard of one root, complete or not, and at nothing else. */
final class HeardChanges implements Attention {
  private final TreeSet<TreePath> paths = new TreeSet<>();
  private boolean isWhole;

  @Override
  public void hear(Signal signal) {
    switch (signal) {
      case Signal.Changed(var _, TreePath path, var _) -> paths.add(path);
      case Signal.Doubtful _ -> {}
      case Signal.Missed _ -> isWhole = true;
      case Signal.Published(), Signal.Reachable(), Signal.Redesired() -> {}
    }
  }

  @Override
  public Area take(RootName root) {
    Area area = isWhole ? Area.WHOLE : new Area(false, new TreeSet<>(paths));
    paths.clear();
    isWhole = false;
    return area;
  }
}
