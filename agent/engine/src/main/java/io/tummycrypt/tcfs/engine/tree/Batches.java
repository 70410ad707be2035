package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The folders of batches and the temporaries in them, named by their numbers. */
final class Batches {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern ASIDE = Pattern.compile("([0-9]{1,9})\\.aside");

  private final RootHandle handle;
  private final BatchPlace place;

  Batches(RootHandle handle, BatchPlace place) {
    this.handle = handle;
    this.place = place;
  }

  String begin(Instant now) throws IOException {
    if (handle.stat(place.folder()) == null) {
      handle.makeFolder(place.folder(), OwnFolder.MODE);
    }
    return NewFolder.in(handle, place.folder(), now).name();
  }

  SortedSet<String> all() throws IOException {
    TreeSet<String> batches = new TreeSet<>();
    if (handle.stat(place.folder()) == null) {
      return batches;
    }
    for (Listing.Entry entry : handle.list(place.folder()).entries()) {
      if (entry instanceof Listing.Seen(String name, FileStat stat)
          && stat.kind() == FileStat.Kind.FOLDER) {
        batches.add(name);
      }
    }
    return batches;
  }

  /**
   * The numbers of the temporaries. An exchange in several steps that a crash cut short is brought
   * to its end first: while something is aside, a temporary of that number is content of ours.
   */
  SortedSet<Integer> temporaries(String batch) throws IOException {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (Listing.Entry entry : handle.list(place.batch(batch)).entries()) {
      if (entry instanceof Listing.Seen(String name, FileStat _)) {
        if (NUMBER.matcher(name).matches()) {
          numbers.add(Integer.parseInt(name));
        } else if (ASIDE.matcher(name).matches()) {
          int number = Integer.parseInt(name.substring(0, name.indexOf('.')));
          handle.replace(place.aside(batch, number), place.temporary(batch, number));
          numbers.add(number);
        }
      }
    }
    return numbers;
  }

  Content identify(String batch, int number) throws IOException {
    Content found = OwnContent.identify(handle, place.temporary(batch, number));
    if (!found.isLive() && handle.stat(place.batch(batch)) == null) {
      throw new NoSuchFileException(place.batch(batch).toString());
    }
    return found;
  }

  void discard(String batch, int number) throws IOException {
    try {
      handle.removeFile(place.temporary(batch, number));
    } catch (NoSuchFileException _) {
      // Discarded before.
    }
  }

  void end(String batch) throws IOException {
    try {
      if (!temporaries(batch).isEmpty()) {
        return;
      }
      removeIfThere(place.intent(batch));
      removeIfThere(place.intent(batch).sibling("intent.new"));
      handle.removeFolder(place.batch(batch));
    } catch (NoSuchFileException | DirectoryNotEmptyException _) {
      // Ended before, or something that is not ours is in it: that stays.
    }
  }

  private void removeIfThere(TreePath file) throws IOException {
    if (handle.stat(file) != null) {
      handle.removeFile(file);
    }
  }
}
