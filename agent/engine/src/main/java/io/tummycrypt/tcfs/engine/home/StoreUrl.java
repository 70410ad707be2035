package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.yaml.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is, in one spelling, so that equal places are equal: {@code file:///FOLDER},
 * without a slash at the end.
 */
public final class StoreUrl {
  private static final String EXPECTED = "expected file:///FOLDER with an absolute path, found ";

  private final Path directory;

  private StoreUrl(Path directory) {
    this.directory = directory;
  }

  /** Why {@code text} is no such URL, or null if it is one. What may be a password is not named. */
  public static @Nullable String refusal(String text) {
    URI uri = uri(text);
    if (uri != null && isFile(text) && isFolder(uri)) {
      return null;
    }
    boolean mayHavePassword = text.indexOf('@') >= 0 && !isFolderLike(text) && !isPath(text);
    return EXPECTED
        + (mayHavePassword ? "something with an '@' in it" : Quoted.of(text) + reason(text));
  }

  private static boolean isFile(String text) {
    return text.regionMatches(/* ignoreCase= */ true, 0, "file:", 0, "file:".length());
  }

  /** Without an authority, in which a password could stand. */
  private static boolean isFolderLike(String text) {
    return isFile(text) && text.startsWith("///", "file:".length());
  }

  private static boolean isPath(String text) {
    return text.startsWith("/") && !hasNul(text);
  }

  private static boolean isFolder(URI uri) {
    boolean onlyPath =
        uri.getRawAuthority() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
    String path = uri.getPath();
    return onlyPath
        && path != null
        && path.startsWith("/")
        && !path.startsWith("//")
        && !hasNul(path);
  }

  /** What people get wrong most. */
  private static String reason(String text) {
    if (isPath(text)) {
      return "; a path is written " + ofDirectory(Path.of(text));
    }
    if (isFile(text) && text.indexOf(' ') >= 0) {
      return "; a space is written %20";
    }
    if (isFile(text) && uri(text) == null) {
      return "; it has a character that is written with a % in a URL";
    }
    return isFile(text) && !isFolderLike(text) ? "; a path begins at the third slash" : "";
  }

  /**
   * Takes a URL.
   *
   * @throws IllegalArgumentException if there is a {@link #refusal}
   */
  public static StoreUrl parse(String text) {
    String refusal = refusal(text);
    URI uri = uri(text);
    if (refusal != null || uri == null) {
      throw new IllegalArgumentException("store URL: " + refusal);
    }
    return ofDirectory(Path.of(uri.getPath()));
  }

  /** The URL of a folder; a relative path counts from where the program was started. */
  public static StoreUrl ofDirectory(Path directory) {
    return new StoreUrl(directory.toAbsolutePath().normalize());
  }

  private static @Nullable URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      return null;
    }
  }

  private static boolean hasNul(String path) {
    return path.indexOf('\0') >= 0;
  }

  /** The folder of the store. */
  public Path directory() {
    return directory;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoreUrl url && directory.equals(url.directory);
  }

  @Override
  public int hashCode() {
    return directory.hashCode();
  }

  /** The URL, with everything escaped that a URL cannot have. */
  @Override
  public String toString() {
    try {
      return "file://" + new URI(null, null, directory.toString(), null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no URL for the folder '" + directory + "'", e);
    }
  }
}
