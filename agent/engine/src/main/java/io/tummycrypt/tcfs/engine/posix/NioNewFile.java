package io.tummycrypt.tcfs.engine.posix;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/** A channel for writing. */
final class NioNewFile extends NewFile {
  private static final int BUFFER = 64 * 1024;

  private final Path path;
  private final FileChannel channel;
  private final OutputStream out;

  NioNewFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Durable as well: its mode may be one with which it could not be opened again to force it. */
  @Override
  public FileStat finish(int mode, Instant mtime) throws IOException {
    flush();
    Files.setAttribute(path, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
    NioRootHandle.setTime(path, mtime);
    channel.force(true);
    return NioStat.of(path);
  }

  @Override
  public void sync() throws IOException {
    flush();
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
