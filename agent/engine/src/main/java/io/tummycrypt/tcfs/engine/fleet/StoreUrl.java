package io.tummycrypt.tcfs.engine.fleet;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where a store is, as people write it: {@code file:///FOLDER}. */
public record StoreUrl(Path folder) {
  public StoreUrl {
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException(
          "a store's folder is an absolute path, not '" + folder + "'");
    }
    folder = folder.normalize();
  }

  /** Takes the text of a URL. */
  public static StoreUrl parse(String text) {
    try {
      URI uri = new URI(text);
      boolean isFile = "file".equals(uri.getScheme()) && uri.getPath() != null;
      if (isFile && uri.getAuthority() == null && uri.getPath().startsWith("/")) {
        return new StoreUrl(Path.of(uri.getPath()));
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "store '" + text + "' is not a URL (" + e.getReason() + ")", e);
    }
    throw new IllegalArgumentException(
        "store '" + text + "' is not file:///FOLDER, which is all that this version has");
  }

  @Override
  public String toString() {
    return folder
        .toUri()
        .toString()
        .replaceFirst("^file:/+", "file:///")
        .replaceFirst("(?<=.)/$", "");
  }
}
