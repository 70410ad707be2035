package io.tummycrypt.tcfs.app.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output. Where it is a pipe whose reader has what it wanted and is gone, as in {@code
 * tcfs status | head -1}, the rest is given up, and that is no error; every other failure is one.
 */
public final class ResultOutput extends FilterOutputStream {
  private boolean isLeft;

  /** Writes to {@code out}. */
  public ResultOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (isLeft) {
      return;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      requireLeft(e);
    }
  }

  @Override
  public void flush() throws IOException {
    if (isLeft) {
      return;
    }
    try {
      out.flush();
    } catch (IOException e) {
      requireLeft(e);
    }
  }

  /** The JDK has no exception of its own for it. */
  private void requireLeft(IOException e) throws IOException {
    if (!String.valueOf(e.getMessage()).contains("roken pipe")) {
      throw e;
    }
    isLeft = true;
  }
}
