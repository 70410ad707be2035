package io.tummycrypt.tcfs.engine.posix;

import java.util.List;

/**
 * A folder as read in one pass.
 *
 * @param folder its own stat, taken from the opened folder
 * @param entries what is in it, in no order; what vanished in the meantime is left out
 */
public record Listing(FileStat folder, List<Entry> entries) {
  public Listing {
    entries = List.copyOf(entries);
  }

  /** One name in a folder. */
  public sealed interface Entry {}

  /** A name and what it stands for. */
  public record Seen(String name, FileStat stat) implements Entry {}

  /** A name that could not be looked at; {@code reason} says why, in words. */
  public record Unseen(String name, String reason) implements Entry {}

  /** A name that is not UTF-8, made fit for printing. */
  public record NotText(String shown) implements Entry {}
}
