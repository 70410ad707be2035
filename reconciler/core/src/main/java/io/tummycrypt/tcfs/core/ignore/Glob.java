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
    /** Exactly one of these bytes. */
    record OneOf(BitSet bytes) implements Step {
      static OneOf only(char c) {
        BitSet bytes = new BitSet();
        bytes.set(c);
        return new OneOf(bytes);
      }
    }

    /**
     * Any bytes, or none.
     *
     * @param crossesFolders whether slashes are among them
     * @param mayVanish whether this step may be left out together with the next, which is a slash
     */
    record Any(boolean crossesFolders, boolean mayVanish) implements Step {}
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
    this.leastLength = leastLength(this.steps);
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

  private static int leastLength(List<Step> steps) {
    int length = 0;
    for (Step step : steps) {
      length +=
          switch (step) {
            case Step.OneOf _ -> 1;
            case Step.Any any -> any.mayVanish() ? -1 : 0;
          };
    }
    return length;
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
    switch (steps.get(i)) {
      case Step.OneOf one -> {
        if (one.bytes().get(c)) {
          arrive(next, i + 1);
        }
      }
      case Step.Any any -> {
        if (any.crossesFolders() || c != '/') {
          next[i] = true;
          arrive(next, i + 1);
        }
      }
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
