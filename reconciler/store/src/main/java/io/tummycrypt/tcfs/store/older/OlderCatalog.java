package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Gatherers;

/** Reads what is in an older store: all of its index, and the manifests that it names. */
public final class OlderCatalog {
  private static final String INDEX = "index/";
  private static final String MANIFESTS = ManifestReader.PLACE;

  /** What a store of this tcfs has, and an older one has not. */
  private static final String IDENTITY = "tcfs-meta/identity.json";

  private static final int MAX_INDEX_BYTES = 1 << 20;
  private static final int MAX_IDENTITY_BYTES = 1 << 20;
  private static final int READS_AT_ONCE = 16;

  private final OlderObjects objects;
  private final ManifestReader manifests;
  private final Set<String> named = ConcurrentHashMap.newKeySet();

  public OlderCatalog(OlderObjects objects) {
    this.objects = objects;
    this.manifests = new ManifestReader(objects);
  }

  /**
   * All that the index has, in its order.
   *
   * @param unnamed how many manifests nothing in the index names: older versions of files, and
   *     deleted ones
   */
  public record Contents(List<OlderEntry> entries, long unnamed) {
    public Contents {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Reads it. What is wrong with one path is told as what was found there.
   *
   * @throws StoreAbsentException if nothing of an older store is there
   * @throws OlderFormatException if it is a store of this tcfs
   * @throws IOException if the store cannot be read
   */
  public Contents read() throws IOException {
    List<String> names = objects.list(INDEX);
    List<String> all = objects.list(MANIFESTS);
    if (names.isEmpty()) {
      refuseOthers();
    }
    try {
      List<OlderEntry> entries =
          names.stream()
              // What ends in a slash is how some S3 programs show a folder.
              .filter(name -> !name.isEmpty() && !name.endsWith("/"))
              .gather(Gatherers.mapConcurrent(READS_AT_ONCE, this::entry))
              .toList();
      Set<String> unnamed = new HashSet<>(all);
      unnamed.removeAll(named);
      return new Contents(entries, unnamed.size());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void refuseOthers() throws IOException {
    try {
      objects.read(IDENTITY, MAX_IDENTITY_BYTES);
    } catch (NoSuchFileException | OlderFormatException _) {
      throw new StoreAbsentException(
          "%s is no store of an older tcfs: nothing is below '%s'".formatted(objects, INDEX));
    }
    throw new OlderFormatException(objects + " is a store of this tcfs, and not of an older one");
  }

  private OlderEntry entry(String name) {
    try {
      String refusal = OlderNames.refusal(path(name));
      return new OlderEntry(
          path(name), refusal == null ? found(name) : new OlderEntry.Unusable(refusal));
    } catch (OlderFormatException e) {
      return new OlderEntry(path(name), new OlderEntry.Unusable(IoText.of(e)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The marker of a folder stands for the folder that it is in. */
  private static String path(String name) {
    String marker = "/" + IndexEntry.FOLDER_MARKER;
    return name.endsWith(marker) ? name.substring(0, name.length() - marker.length()) : name;
  }

  private OlderEntry.Found found(String name) throws IOException {
    String key = INDEX + name;
    IndexEntry entry;
    try {
      entry = IndexEntry.parse(key, objects.read(key, MAX_INDEX_BYTES));
    } catch (NoSuchFileException e) {
      throw OlderFormatException.gone(key, e);
    }
    return switch (entry) {
      case IndexEntry.Folder _ -> new OlderEntry.Folder();
      case IndexEntry.Deleted _ -> new OlderEntry.Deleted();
      case IndexEntry.Published published -> found(key, published);
    };
  }

  /** A manifest that was about to be published counts as soon as it is there. */
  private OlderEntry.Found found(String key, IndexEntry.Published published) throws IOException {
    List<IndexEntry.Target> targets = new ArrayList<>();
    if (published.pending() != null) {
      targets.add(published.pending());
    }
    if (published.current() != null) {
      targets.add(published.current());
    }
    String missing = "";
    for (IndexEntry.Target target : targets) {
      named.add(target.manifest());
      try {
        return manifests.read(key, target);
      } catch (NoSuchFileException _) {
        missing = target.manifest();
      }
    }
    throw OlderFormatException.missing(MANIFESTS + missing, key);
  }
}
