package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A channel for reading; its stat is that of the path, which another file may have taken. */
final class NioOpenFile implements OpenFile {
  private final Path path;
  private final FileChannel channel;

  NioOpenFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  @Override
  public FileStat stat() throws IOException {
    return NioStat.of(path);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return Math.max(0, channel.read(ByteBuffer.wrap(into, offset, length)));
  }

  @Override
  public int readAt(long position, byte[] into, int offset, int length) throws IOException {
    return Math.max(0, channel.read(ByteBuffer.wrap(into, offset, length), position));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("'" + path + "' could not be closed", e);
    }
  }
}
