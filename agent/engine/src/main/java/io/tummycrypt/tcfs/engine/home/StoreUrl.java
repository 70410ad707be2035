package io.tummycrypt.tcfs.engine.home;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a store is, in one spelling, so that equal places are equal. */
public sealed interface StoreUrl permits FolderUrl, BucketUrl {
  /** Why {@code text} is no such URL, or null if it is one. What may be a password is not named. */
  static @Nullable String refusal(String text) {
    return BucketUrl.isMeant(text) ? BucketUrl.refusal(text) : FolderUrl.refusal(text);
  }

  /**
   * Takes a URL.
   *
   * @throws IllegalArgumentException if there is a {@link #refusal}
   */
  static StoreUrl parse(String text) {
    String refusal = refusal(text);
    if (refusal != null) {
      throw new IllegalArgumentException("store URL: " + refusal);
    }
    return BucketUrl.isMeant(text) ? BucketUrl.of(text) : FolderUrl.of(text);
  }

  /** The URL of a folder; a relative path counts from where the program was started. */
  static FolderUrl ofDirectory(Path directory) {
    return new FolderUrl(directory.toAbsolutePath().normalize());
  }

  /** The folders of this machine in which the store is; none if it is not on this machine. */
  List<Path> folders();

  /** The last name in it; empty if there is none. */
  String lastName();
}
