package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Reads an open folder: its names in blocks, and the stat of each straight from the block. */
final class LinuxListing {
  private static final int BLOCK = 32 * 1024;
  private static final int LENGTH = 16;
  private static final int NAME = 19;

  private final Kernel kernel;
  private final int folder;
  private final String shown;
  private final MemorySegment block;
  private final MemorySegment statx;
  private final List<Listing.Entry> entries = new ArrayList<>();

  LinuxListing(Kernel kernel, int folder, String shown) {
    this.kernel = kernel;
    this.folder = folder;
    this.shown = shown;
    this.block = kernel.allocate(BLOCK);
    this.statx = kernel.allocate(Statx.BYTES);
  }

  Listing read() throws IOException {
    FileStat self = LinuxRootHandle.statOf(kernel, folder, shown);
    while (true) {
      long bytes = kernel.require(Syscall.GETDENTS64, shown, folder, block.address(), BLOCK, 0, 0);
      if (bytes == 0) {
        return new Listing(self, entries);
      }
      readBlock(bytes);
    }
  }

  private void readBlock(long bytes) {
    for (long at = 0; at < bytes; ) {
      int length = Short.toUnsignedInt(block.get(ValueLayout.JAVA_SHORT, at + LENGTH));
      readName(block.asSlice(at + NAME, length - NAME));
      at += length;
    }
  }

  /** The rest of a record: the name, a NUL, padding. */
  private void readName(MemorySegment rest) {
    int length = 0;
    while (rest.get(ValueLayout.JAVA_BYTE, length) != 0) {
      length++;
    }
    byte[] bytes = rest.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    String name = Names.decode(bytes);
    if (name == null) {
      entries.add(new Listing.NotText(Names.shown(bytes)));
    } else if (!name.equals(".") && !name.equals("..")) {
      look(name, rest);
    }
  }

  private void look(String name, MemorySegment nameThenNul) {
    long result =
        kernel.call(
            Syscall.STATX, folder, nameThenNul.address(), Statx.FLAGS, Statx.MASK, statx.address());
    if (result == 0) {
      entries.add(new Listing.Seen(name, Statx.read(statx)));
    } else if (result != -Errno.ENOENT) {
      entries.add(new Listing.Unseen(name, Errno.words((int) -result)));
    }
  }
}
