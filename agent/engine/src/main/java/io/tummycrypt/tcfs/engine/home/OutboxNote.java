package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How far this device has told what it has published: a line in the state folder. What comes after
 * that in its log is what still waits; so the log is the outbox, and nothing is kept twice. Like
 * all state it may be deleted at any time: what was not told by then never is.
 *
 * @param seq all of the heads up to this one is told
 * @param more so many entries of the next head are told, too
 * @param stream where that was told, in one word; empty if it is not known
 * @param number of a message there: all that was told before has this number at the most
 */
public record OutboxNote(long seq, long more, String stream, long number) {
  private static final String UNKNOWN = "-";
  private static final int WORDS = 6;

  public OutboxNote {
    if (seq < 0 || more < 0 || number < 0) {
      throw new IllegalArgumentException("a place in a log is never below 0");
    }
    if (stream.equals(UNKNOWN) || stream.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("'" + stream + "' is not one word");
    }
  }

  /** All of the heads up to this one is told, or never will be. */
  public static OutboxNote at(long seq) {
    return new OutboxNote(seq, 0, "", 0);
  }

  /** The same place in the log, told to a stream that has no message of what comes after it. */
  public OutboxNote in(String otherStream, long lastNumber) {
    return new OutboxNote(seq, more, otherStream, lastNumber);
  }

  /** So much more is told, in the same stream, with no higher number than this. */
  public OutboxNote told(long newSeq, long newMore, long newNumber) {
    return new OutboxNote(newSeq, newMore, stream, Math.max(number, newNumber));
  }

  /** Of how many heads not all is told, if this is the last one. */
  public long waiting(long last) {
    return Math.max(0, last - seq);
  }

  /**
   * The note; null if there is none that can be read, or something else is in its place, or another
   * device's.
   */
  public static @Nullable OutboxNote read(TcfsHome home, FleetId fleet, DeviceName device) {
    try {
      String[] words = SmallText.read(file(home)).strip().split(" ", -1);
      boolean isOurs =
          words.length == WORDS
              && words[0].equals(fleet.toString())
              && words[1].equals(device.text());
      return isOurs
          ? new OutboxNote(
              Long.parseLong(words[2]),
              Long.parseLong(words[3]),
              words[4].equals(UNKNOWN) ? "" : words[4],
              Long.parseLong(words[5]))
          : null;
    } catch (IOException | IllegalArgumentException _) {
      return null;
    }
  }

  /** Notes it in place of what was noted; durable on return. */
  public void write(TcfsHome home, FleetId fleet, DeviceName device) throws IOException {
    String line =
        String.join(
            " ",
            fleet.toString(),
            device.text(),
            "" + seq,
            "" + more,
            stream.isEmpty() ? UNKNOWN : stream,
            "" + number);
    OwnerOnly.createFolder(home.state());
    OwnerOnly.replace(file(home), (line + "\n").getBytes(UTF_8));
  }

  private static Path file(TcfsHome home) {
    return home.state().resolve("outbox");
  }
}
