package io.tummycrypt.tcfs.engine.posix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.TreePath;

/** A program of its own: copies the one file in a folder, whatever its name. */
final class CopyUnderOtherLocale {
  private CopyUnderOtherLocale() {}

  public static void main(String[] arguments) throws Exception {
    try (RootHandle handle = RootHandle.open(arguments[0])) {
      Listing.Seen found = (Listing.Seen) handle.list(null).entries().getFirst();
      byte[] buffer = new byte[1000];
      int length;
      try (OpenFile from = handle.open(TreePath.parse(found.name()))) {
        length = from.read(buffer);
      }
      if (!found.name().equals(new String(buffer, 0, length, UTF_8))) {
        throw new IllegalStateException("the name is not what the file says");
      }
      try (NewFile to = handle.create(TreePath.parse("copy-of-" + found.name()))) {
        to.write(buffer, 0, length);
        to.sync();
      }
    }
  }
}
