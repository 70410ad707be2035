package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.port.FolderUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Someone else who works in a folder on a disk, by paths in it. */
record DiskUser(Path top) implements FolderUser {
  static final Instant OLD = Instant.parse("2021-03-04T05:06:07.123456789Z");

  @Override
  public void writes(String path, String text) throws IOException {
    Path file = Files.writeString(top.resolve(path), text);
    setsMode(path, 0644);
    Files.setLastModifiedTime(file, FileTime.from(OLD));
  }

  @Override
  public void links(String path, String target) throws IOException {
    Files.createSymbolicLink(top.resolve(path), Path.of(target));
  }

  @Override
  public void makesFolder(String path, int mode) throws IOException {
    Files.createDirectory(top.resolve(path));
    setsMode(path, mode);
  }

  @Override
  public void setsMode(String path, int mode) throws IOException {
    Files.setAttribute(top.resolve(path), "unix:mode", mode);
  }

  @Override
  public void deletes(String path) throws IOException {
    Files.delete(top.resolve(path));
  }
}
