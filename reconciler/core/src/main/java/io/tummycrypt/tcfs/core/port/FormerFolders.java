package io.tummycrypt.tcfs.core.port;

import org.jspecify.annotations.Nullable;

/** The folders on this machine in which roots of this device once were. */
@FunctionalInterface
public interface FormerFolders {
  /** Of a device that never had a root anywhere else. */
  FormerFolders NONE = _ -> null;

  /**
   * Reads the folder at an absolute path. Whether it is there, and whose it is, is for the reader
   * to say, and may be asked again at any time. Null while a root of this device is the same
   * folder, is in it or around it: then it is no former one.
   */
  @Nullable RootReader at(String path);
}
