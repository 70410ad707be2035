package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.render.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Foreign bytes on a terminal: text, in which nothing reaches the terminal as a command. Closing it
 * leaves the terminal open.
 */
final class TerminalOutput extends OutputStream {
  private static final int BUFFER = 1 << 13;

  private final PrintStream terminal;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
  private final CharBuffer chars = CharBuffer.allocate(BUFFER + 2);

  TerminalOutput(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = Math.min(bytes.remaining(), length - done);
      bytes.put(from, offset + done, count);
      done += count;
      print(false);
    }
  }

  /** The decoder keeps half a character back, and never gives out half a pair. */
  private void print(boolean isEnd) {
    bytes.flip();
    decoder.decode(bytes, chars, isEnd);
    bytes.compact();
    chars.flip();
    terminal.print(Words.text(chars.toString()));
    chars.clear();
  }

  @Override
  public void close() {
    print(true);
    terminal.flush();
  }
}
