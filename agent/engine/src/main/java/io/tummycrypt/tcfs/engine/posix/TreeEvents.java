package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Changed;
import io.tummycrypt.tcfs.engine.posix.FolderEvent.Lost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a tree as a whole, from its top down. To watch the top begins that, and begins it
 * anew where it has ended by itself or where another folder is at the top; all below is watched
 * with it. What happens is told within a second or so, not at once, and not whether it has ended.
 */
final class TreeEvents implements FolderEvents {
  /** More than that is told as lost: to look at everything is cheaper then. */
  private static final int MOST = 10_000;

  private final Path top;
  private final TreeWatch.Starter starter;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private final SequencedSet<FolderEvent> events = new LinkedHashSet<>();
  private boolean isClosed;

  /** Who listens; null if nothing is told. */
  private volatile @Nullable Ear ear;

  private volatile String why = "the system has ended to tell of it";

  TreeEvents(Path top, TreeWatch.Starter starter) {
    this.top = top;
    this.starter = starter;
  }

  @Override
  public boolean watch(RootHandle root, @Nullable TreePath folder) throws IOException {
    if (folder != null) {
      return isHeard();
    }
    FileStat now = root.stat(null);
    synchronized (this) {
      Ear before = ear;
      if (before != null && isHeard() && now != null && before.folder.isSameAs(now)) {
        return true;
      }
      stop();
      return now != null && start(new Ear(now));
    }
  }

  private boolean start(Ear next) {
    if (isClosed()) {
      return false;
    }
    ear = next;
    try {
      next.watch = starter.start(top, next);
    } catch (IOException e) {
      ear = null;
      why = IoText.of(e);
    }
    return isHeard();
  }

  private boolean isHeard() {
    Ear now = ear;
    return now != null && !now.isOver;
  }

  private void stop() {
    Ear before = ear;
    ear = null;
    if (before != null && before.watch != null) {
      before.watch.close();
    }
  }

  /** What is heard of one folder at the top, until there is another one. */
  private final class Ear implements TreeWatch.Listener {
    private final FileStat folder;
    private @Nullable TreeWatch watch;

    /** What has ended by itself is closed before the next begins: who says so is still in it. */
    private volatile boolean isOver;

    Ear(FileStat folder) {
      this.folder = folder;
    }

    @Override
    public void changed(Path path, boolean isFolder) {
      hear(event(path, isFolder));
    }

    @Override
    public void lost() {
      hear(new Lost());
    }

    @Override
    public void ended() {
      if (ear == this) {
        isOver = true;
        lost();
      }
    }
  }

  /** A name that is no path is told of with its folder. */
  private Changed event(Path path, boolean isFolder) {
    Path at = path;
    while (at != null && at.startsWith(top) && !at.equals(top)) {
      TreePath found = treePath(top.relativize(at));
      if (found != null) {
        boolean isIt = at.equals(path);
        return new Changed(found, isFolder || !isIt, isFolder || !isIt);
      }
      at = at.getParent();
    }
    return new Changed(null, true, true);
  }

  private static @Nullable TreePath treePath(Path relative) {
    String text = relative.toString();
    try {
      return Path.of(text).equals(relative) ? TreePath.parse(text) : null;
    } catch (UnsafePathException _) {
      return null;
    }
  }

  private void hear(FolderEvent event) {
    lock.lock();
    try {
      boolean isMissed = event instanceof Lost || events.size() >= MOST;
      if (isMissed) {
        events.clear();
      }
      if (!events.contains(new Lost())) {
        events.add(isMissed ? new Lost() : event);
      }
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int watched() {
    return isHeard() ? 1 : 0;
  }

  @Override
  public String why() {
    return why;
  }

  @Override
  public boolean await() {
    lock.lock();
    try {
      while (events.isEmpty() && !isClosed) {
        heard.awaitUninterruptibly();
      }
      return !isClosed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public SequencedSet<FolderEvent> read() {
    lock.lock();
    try {
      SequencedSet<FolderEvent> told = new LinkedHashSet<>(events);
      events.clear();
      return isClosed ? new LinkedHashSet<>() : told;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return isClosed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      heard.signalAll();
    } finally {
      lock.unlock();
    }
    synchronized (this) {
      stop();
    }
  }
}
