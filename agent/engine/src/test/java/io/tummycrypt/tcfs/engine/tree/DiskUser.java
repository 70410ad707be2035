package io.tummycrypt.tcfs.engine.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Someone else who works in a folder on a disk, by paths in it. */
record DiskUser(Path top) {
  void writes(String path, String text, Instant mtime) throws IOException {
    Path file = Files.writeString(top.resolve(path), text);
    setsMode(path, 0644);
    Files.setLastModifiedTime(file, FileTime.from(mtime));
  }

  void links(String path, String target) throws IOException {
    Files.createSymbolicLink(top.resolve(path), Path.of(target));
  }

  void makesFolder(String path, int mode) throws IOException {
    Files.createDirectory(top.resolve(path));
    setsMode(path, mode);
  }

  void setsMode(String path, int mode) throws IOException {
    Files.setAttribute(top.resolve(path), "unix:mode", mode);
  }

  void deletes(String path) throws IOException {
    Files.delete(top.resolve(path));
  }
}
