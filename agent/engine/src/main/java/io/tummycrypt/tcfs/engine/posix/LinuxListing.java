package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads an open folder: its names in blocks, and the stat of each straight from the block. */
final class LinuxListing {
  private static final int BLOCK = 32 * 1024;
  private static final int LENGTH = 16;
  private static final int NAME = 19;

  private final Kernel kernel;
  private final int folder;
  private final ShownPath shown;
  private final Scratch block;
  private final Scratch statx;
  private final List<Listing.Entry> entries = new ArrayList<>();

  LinuxListing(Kernel kernel, int folder, ShownPath shown) {
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
      readBlock((int) bytes);
    }
  }

  private void readBlock(int bytes) {
    for (int at = 0; at < bytes; ) {
      readName(at + NAME);
      at += Short.toUnsignedInt(block.getShort(at + LENGTH));
    }
  }

  /** The rest of a record: the name, a NUL, padding. */
  private void readName(int start) {
    int length = 0;
    while (block.getByte(start + length) != 0) {
      length++;
    }
    byte[] bytes = block.get(start, length);
    String name = Names.decode(bytes);
    if (name == null) {
      entries.add(new Listing.NotText(Names.shown(bytes)));
    } else if (!name.equals(".") && !name.equals("..")) {
      look(name, block.address() + start);
    }
  }

  private void look(String name, long nameThenNul) {
    long result =
        kernel.call(Syscall.STATX, folder, nameThenNul, Statx.FLAGS, Statx.MASK, statx.address());
    if (result == 0) {
      entries.add(new Listing.Seen(name, Statx.read(statx)));
    } else if (result != -Errno.ENOENT) {
      entries.add(new Listing.Unseen(name, Errno.words((int) -result)));
    }
  }
}
