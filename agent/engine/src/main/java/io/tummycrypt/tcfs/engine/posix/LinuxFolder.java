package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.Printable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** The descriptor of a folder. */
final class LinuxFolder implements OpenFolder {
  private final int descriptor;
  private final ShownPath shown;
  private final boolean isOwn;

  /**
   * Takes an open folder.
   *
   * @param isOwn whether it is to be closed with this
   */
  LinuxFolder(int descriptor, ShownPath shown, boolean isOwn) {
    this.descriptor = descriptor;
    this.shown = shown;
    this.isOwn = isOwn;
  }

  private Place at(Kernel kernel, String name) {
    return new Place(kernel, descriptor, kernel.text(name), new ShownName(shown, name));
  }

  /** What messages call something in the folder. */
  private record ShownName(ShownPath folder, String name) {
    @Override
    public String toString() {
      return folder + "/" + Printable.of(name);
    }
  }

  @Override
  public @Nullable FileStat stat(String name) throws IOException {
    try (Kernel kernel = new Kernel()) {
      return at(kernel, name).stat();
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  @Override
  public NewFile create(String name) throws IOException {
    try (Kernel kernel = new Kernel()) {
      return at(kernel, name).create();
    }
  }

  @Override
  public void move(String name, OpenFolder folder, String newName) throws IOException {
    try (Kernel kernel = new Kernel()) {
      at(kernel, name).move(((LinuxFolder) folder).at(kernel, newName));
    }
  }

  @Override
  public void close() {
    if (isOwn) {
      try (Kernel kernel = new Kernel()) {
        kernel.closeDescriptor(descriptor);
      }
    }
  }
}
