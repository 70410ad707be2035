package io.tummycrypt.tcfs.core.ignore;

import java.util.BitSet;
import java.util.List;

/**
 * A compiled pattern with wildcards, matched by following all its readings at once: the time is
 * bounded by the length of the pattern times that of the text, whatever the pattern.
 */
final class Glob {
  /** One step of a pattern. */
  sealed interface Step {
    /** Whether this byte is among those that it takes. */
    boolean takes(char c);

    /** Whether it takes a byte that is neither a dot nor a slash. */
    boolean takesOther();

    /** By how many bytes, at least, it makes a match longer. */
    int leastLength();

    /** Exactly one of these bytes. */
    record OneOf(BitSet bytes) implements Step {
      static OneOf only(char c) {
        BitSet bytes = new BitSet();
        bytes.set(c);
        return new OneOf(bytes);
      }

      @Override
      public boolean takes(char c) {
        return bytes.get(c);
      }

      @Override
      public boolean takesOther() {
        return bytes.stream().anyMatch(b -> b != 0 && b != '.' && b != '/');
      }

      @Override
      public int leastLength() {
        return 1;
      }
    }

    /**
     * Any bytes, or none.
     *
     * @param crossesFolders whether slashes are among them
     * @param mayVanish whether this step may be left out together with the next, which is a slash
     */
    record Any(boolean crossesFolders, boolean mayVanish) implements Step {
      @Override
      public boolean takes(char c) {
        return crossesFolders || c != '/';
      }

      @Override
      public boolean takesOther() {
        return true;
      }

      /** Without the slash that comes next, if that may be left out. */
      @Override
      public int leastLength() {
        return mayVanish ? -1 : 0;
      }
    }
  }

  /** What a malformed pattern means: it matches no text, not even its own. */
  static final Glob NOTHING = new Glob(List.of(new Step.OneOf(new BitSet())));

  private final List<Step> steps;

  /** How short a match can be, and what every match ends with: nearly all paths fail by these. */
  private final int leastLength;

  private final String ending;

  Glob(List<Step> steps) {
    this.steps = List.copyOf(steps);
    this.ending = ending(this.steps);
    this.leastLength = this.steps.stream().mapToInt(Step::leastLength).sum();
  }

  List<Step> steps() {
    return steps;
  }

  private static String ending(List<Step> steps) {
    StringBuilder reversed = new StringBuilder();
    for (int i = steps.size() - 1; i >= 0 && isFixed(steps, i); i--) {
      reversed.append((char) ((Step.OneOf) steps.get(i)).bytes().nextSetBit(0));
    }
    return reversed.reverse().toString();
  }

  /** Whether every match has the same byte for this step. */
  private static boolean isFixed(List<Step> steps, int i) {
    boolean mayVanish = i > 0 && steps.get(i - 1) instanceof Step.Any any && any.mayVanish();
    return !mayVanish && steps.get(i) instanceof Step.OneOf one && one.bytes().cardinality() == 1;
  }

  /** Whether the whole of {@code text} from {@code start} to {@code end} matches. */
  boolean matches(String text, int start, int end) {
    return end - start >= leastLength
        && text.startsWith(ending, end - ending.length())
        && follow(text, start, end);
  }

  /** Keeps the set of steps that may come next; the one after the last means a match. */
  private boolean follow(String text, int start, int end) {
    boolean[] next = new boolean[steps.size() + 1];
    arrive(next, 0);
    for (int i = start; i < end; i++) {
      next = after(next, text.charAt(i));
    }
    return next[steps.size()];
  }

  private boolean[] after(boolean[] current, char c) {
    boolean[] next = new boolean[current.length];
    for (int i = 0; i < steps.size(); i++) {
      if (current[i]) {
        take(next, i, c);
      }
    }
    return next;
  }

  private void take(boolean[] next, int i, char c) {
    Step step = steps.get(i);
    if (step.takes(c)) {
      next[i] |= step instanceof Step.Any;
      arrive(next, i + 1);
    }
  }

  /** Step {@code i} may come next, and so may what follows if it takes nothing. */
  private void arrive(boolean[] next, int i) {
    next[i] = true;
    if (i < steps.size() && steps.get(i) instanceof Step.Any any) {
      arrive(next, i + 1);
      if (any.mayVanish()) {
        arrive(next, i + 2);
      }
    }
  }
}
