package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.yaml.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store in a folder: {@code file:///FOLDER}, without a slash at the end.
 *
 * @param directory the folder; absolute and normal
 */
public record FolderUrl(Path directory) implements StoreUrl {
  private static final String EXPECTED =
      "expected file:///FOLDER with an absolute path, or s3://BUCKET/PREFIX, found ";

  /** Why {@code text} is no such URL, or null if it is one. What may be a password is not named. */
  static @Nullable String refusal(String text) {
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
      return "; a path is written " + StoreUrl.ofDirectory(Path.of(text));
    }
    if (isFile(text) && text.indexOf(' ') >= 0) {
      return "; a space is written %20";
    }
    if (isFile(text) && uri(text) == null) {
      return "; it has a character that is written with a % in a URL";
    }
    return isFile(text) && !isFolderLike(text) ? "; a path begins at the third slash" : "";
  }

  /** Takes a URL of which there is no {@link #refusal}. */
  static FolderUrl of(String text) {
    return StoreUrl.ofDirectory(Path.of(URI.create(text).getPath()));
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

  @Override
  public List<Path> folders() {
    return List.of(directory);
  }

  @Override
  public String lastName() {
    Path last = directory.getFileName();
    return last == null ? "" : last.toString();
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
