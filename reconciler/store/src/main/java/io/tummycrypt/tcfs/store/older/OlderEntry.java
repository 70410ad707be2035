package io.tummycrypt.tcfs.store.older;

/**
 * What an older store has under one name.
 *
 * @param name as it stands in the index; nothing was made of it yet
 */
public record OlderEntry(String name, Found found) {
  /** What was found there. */
  public sealed interface Found {}

  /** A file. */
  public record File(OlderFile source, int mode, Origin origin) implements Found {}

  /** A symbolic link. */
  public record Link(String target, Origin origin) implements Found {}

  /** A folder, of which nothing is known but that it is one. */
  public record Folder() implements Found {}

  /** It was deleted. */
  public record Deleted() implements Found {}

  /** Something that cannot be imported, and why. */
  public record Unusable(String reason) implements Found {}
}
