package io.tummycrypt.tcfs.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of a recorded scenario; the format is described at the top of {@code vectors/merge.txt}.
 * Devices and contents are numbers, paths are names that the recording gives.
 */
sealed interface RecordedStep {
  /** From now on tombstones are dropped once everybody has settled them. */
  record DropTombstones() implements RecordedStep {}

  /** A person writes, or with content 0 deletes. */
  record Write(int device, String path, int content) implements RecordedStep {}

  /** What is written here from now on asks a person about conflicts, or does not. */
  record ChangeMode(int device, boolean asks) implements RecordedStep {}

  /** The local state is gone; the device then reads all heads. */
  record LoseState(int device) implements RecordedStep {}

  /** All devices, and one that joins, have exactly this. */
  record Equal(SortedMap<String, Integer> disk) implements RecordedStep {}

  /**
   * A device reads these heads and does one cycle.
   *
   * @param chosen the conflicts that a person decides with it
   * @param published what it publishes, as {@code PATH:CONTENT}
   * @param copied the conflict copies that it publishes
   * @param held what is held, and then put away by a person, as {@code PATH:CONTENT}
   * @param dropped the tombstones that it drops, as {@code PATH:VERSION}
   * @param changed what is then different on its disk
   */
  record Cycle(
      Kind kind,
      int device,
      List<Integer> reads,
      List<String> chosen,
      boolean writesHead,
      List<String> published,
      List<Copy> copied,
      List<String> held,
      List<String> dropped,
      SortedMap<String, Integer> changed)
      implements RecordedStep {}

  /** How a cycle goes. */
  enum Kind {
    WHOLE,
    /** It ends when the head is written, before anything is done in the folder. */
    DIES,
    /** With the decision that what is here stays. */
    KEEPS_LOCAL,
    /** With the decision that the first of the others takes its place. */
    TAKES_OTHER
  }

  /** A version that gets another path. */
  record Copy(String source, int version, String path) {}

  static RecordedStep parse(String line) {
    List<String> words = Arrays.asList(line.split(" "));
    String verb = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    if (verb.equals("f")) {
      return new DropTombstones();
    }
    if (verb.equals("equal")) {
      return new Equal(disk(rest));
    }
    int device = verb.charAt(1) - '0';
    return switch (verb.charAt(0)) {
      case 'w' -> write(device, rest.getFirst());
      case 'm' -> new ChangeMode(device, rest.getFirst().equals("ask"));
      case 'l' -> new LoseState(device);
      case 'c' -> cycle(Kind.WHOLE, device, verb, rest);
      case 'x' -> cycle(Kind.DIES, device, verb, rest);
      case 'k' -> cycle(Kind.KEEPS_LOCAL, device, verb, rest);
      case 't' -> cycle(Kind.TAKES_OTHER, device, verb, rest);
      default -> throw new IllegalArgumentException("no step begins like '" + line + "'");
    };
  }

  private static RecordedStep write(int device, String change) {
    int equals = change.indexOf('=');
    return new Write(
        device, change.substring(0, equals), Integer.parseInt(change.substring(equals + 1)));
  }

  private static Cycle cycle(Kind kind, int device, String verb, List<String> words) {
    List<Integer> reads = new ArrayList<>();
    verb.chars().skip(3).forEach(digit -> reads.add(digit - '0'));
    List<String> changes = words.stream().filter(word -> word.indexOf('=') > 0).toList();
    return new Cycle(
        kind,
        device,
        reads,
        marked('?', words),
        words.contains("h"),
        marked('+', words),
        marked('^', words).stream().map(RecordedStep::copy).toList(),
        marked('!', words),
        marked('~', words),
        disk(changes));
  }

  private static List<String> marked(char mark, List<String> words) {
    return words.stream()
        .filter(word -> word.charAt(0) == mark)
        .map(word -> word.substring(1))
        .toList();
  }

  private static Copy copy(String word) {
    List<String> parts = Arrays.asList(word.split(":"));
    return new Copy(parts.get(0), Integer.parseInt(parts.get(1)), parts.get(2));
  }

  private static SortedMap<String, Integer> disk(List<String> words) {
    TreeMap<String, Integer> disk = new TreeMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      disk.put(word.substring(0, equals), Integer.parseInt(word.substring(equals + 1)));
    }
    return disk;
  }
}
