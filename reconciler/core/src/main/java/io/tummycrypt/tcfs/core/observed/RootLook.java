package io.tummycrypt.tcfs.core.observed;

import org.jspecify.annotations.Nullable;

/** What a first look at a root's folder shows, before anything in it is read. */
public sealed interface RootLook {
  /** No folder is there. */
  record Missing() implements RootLook {}

  /** Something is there that cannot be used; {@code why} says what, in words. */
  record Unreadable(String why) implements RootLook {}

  /**
   * A folder is there.
   *
   * @param marker null if there is none
   * @param fileSystem what identifies the file system that it is on
   * @param empty whether it has nothing in it but the marker
   */
  record Present(@Nullable Marker marker, String fileSystem, boolean empty) implements RootLook {}
}
