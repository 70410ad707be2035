package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do. Actions stand in the order in which they are done: what is published first, root
 * by root and path by path; then, root by root, adoptions, deletions from the deepest up, folders
 * and files from the top down, attributes from the deepest up.
 */
public sealed interface Action {
  RootName root();

  TreePath path();

  Reason reason();

  /** Something that goes into this device's log. */
  sealed interface Publish extends Action {
    Version version();

    @Override
    default RootName root() {
      return version().root();
    }

    @Override
    default TreePath path() {
      return version().path();
    }
  }

  /** Something that changes this machine's folder, if what is there is still {@code expected}. */
  sealed interface Local extends Action {
    /** What we believe is at the path; a tombstone if nothing. */
    Content expected();

    /** The base once it is done; null if the base stays as it is. */
    @Nullable Base next();
  }

  /**
   * Publish what is here, or what a person decided for.
   *
   * @param item what is here; null when the content is that of another version
   * @param bytesUp what has to be sent at the most, in bytes
   */
  record Push(Version version, @Nullable LocalItem item, long bytesUp, Reason reason)
      implements Publish {}

  /**
   * Publish that the path is deleted.
   *
   * @param confirm whether it is published because it is gone here, and only if it still is
   */
  record PushDeletion(Version version, boolean confirm, Reason reason) implements Publish {}

  /** Publish a losing content under its conflict name. */
  record PushCopy(Version version, Reason reason) implements Publish {}

  /**
   * Put a version's content at the path.
   *
   * @param bytesDown what has to be fetched at the most, in bytes
   */
  record Pull(
      RootName root, TreePath path, Content expected, Base next, long bytesDown, Reason reason)
      implements Local {}

  /**
   * Move what is at the path to the vault. Without a next base something else follows at the path.
   */
  record Delete(RootName root, TreePath path, Content expected, @Nullable Base next, Reason reason)
      implements Local {}

  /** Make a folder. */
  record MakeFolder(RootName root, TreePath path, Content expected, Base next, Reason reason)
      implements Local {}

  /** Remove a folder if nothing is in it. */
  record RemoveFolder(
      RootName root, TreePath path, Content expected, @Nullable Base next, Reason reason)
      implements Local {}

  /** Give what is there another mode or mtime. */
  record SetAttributes(RootName root, TreePath path, Content expected, Base next, Reason reason)
      implements Local {}

  /** Take a version with the content that is here as the base: no byte moves. */
  record Adopt(RootName root, TreePath path, Base next, Reason reason) implements Action {}

  /** The bytes that these actions send and fetch, at the most. */
  static Cost cost(List<Action> actions) {
    long up = 0;
    long down = 0;
    for (Action action : actions) {
      switch (action) {
        case Push push -> up += push.bytesUp();
        case Pull pull -> down += pull.bytesDown();
        case PushDeletion _, PushCopy _, Delete _, MakeFolder _ -> {}
        case RemoveFolder _, SetAttributes _, Adopt _ -> {}
      }
    }
    return new Cost(up, down, actions.size());
  }

  /**
   * What a plan costs at the most.
   *
   * @param bytesUp before compression
   * @param bytesDown before compression
   */
  record Cost(long bytesUp, long bytesDown, int actions) {}
}
