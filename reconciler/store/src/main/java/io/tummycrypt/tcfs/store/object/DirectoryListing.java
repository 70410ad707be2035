package io.tummycrypt.tcfs.store.object;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All keys below a folder. What cannot be a key is none of ours and is passed over. */
final class DirectoryListing {
  private final List<ObjectKey> keys = new ArrayList<>();

  private DirectoryListing() {}

  static List<ObjectKey> below(Path folder, String prefix) throws IOException {
    DirectoryListing listing = new DirectoryListing();
    listing.walk(folder.resolve(prefix), prefix);
    Collections.sort(listing.keys);
    return Collections.unmodifiableList(listing.keys);
  }

  private void walk(Path folder, String prefix) throws IOException {
    BasicFileAttributes attributes = attributesOf(folder);
    if (attributes == null || !attributes.isDirectory()) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        take(child, prefix + child.getFileName());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException | NotDirectoryException e) {
      // No folder of a store is ever removed by tcfs: a listing that loses one is not complete.
      throw new IOException("the listing of '" + folder + "' was cut short", e);
    }
  }

  private void take(Path child, String key) throws IOException {
    if (!ObjectKey.isValid(key)) {
      return;
    }
    BasicFileAttributes attributes = attributesOf(child);
    if (attributes != null && attributes.isRegularFile()) {
      keys.add(new ObjectKey(key));
    } else if (attributes != null && attributes.isDirectory()) {
      walk(child, key + "/");
    }
  }

  /** Null if it is not there; what cannot be looked at is an error, never an absence. */
  private static @Nullable BasicFileAttributes attributesOf(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException gone) {
      return null;
    }
  }
}
