package io.tummycrypt.tcfs.core.port;

import java.io.IOException;

/** Someone else who works in a folder under test. */
public interface FolderUser {
  /** Writes a file with mode 0644, whose times are then long past for a scan. */
  void writes(String path, String text) throws IOException;

  void links(String path, String target) throws IOException;

  void makesFolder(String path, int mode) throws IOException;

  void setsMode(String path, int mode) throws IOException;

  void deletes(String path) throws IOException;
}
