package io.tummycrypt.tcfs.engine.tree;

import com.fasterxml.jackson.core.JsonParser;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A root's safe place for what tcfs displaces: {@code .tcfs/vault/NAME/} with the thing itself,
 * {@code item}, and {@code record.json}, which says where it was and what it was. The record comes
 * first, so one without its item is left over from a crash. A thing whose record the power failed
 * to keep is listed under its name in the vault, as something nobody knows, and so never given up.
 */
public final class Vault {
  private final LocalFolder folder;

  /** The vault of this root; nothing is looked at yet. */
  public Vault(LocalFolder folder) {
    this.folder = folder;
  }

  /** Everything in it, oldest first; empty if there is no vault. */
  public List<VaultItem> list() throws IOException {
    RootHandle handle = folder.handle();
    List<VaultItem> items = new ArrayList<>();
    for (String name : names(handle)) {
      VaultItem item = read(handle, name);
      if (item != null) {
        items.add(item);
      }
    }
    items.sort(Comparator.comparing(VaultItem::name));
    return items;
  }

  /** Where a thing that is kept is, in the folder of its root. */
  public static TreePath place(VaultItem item) {
    return item(item.name());
  }

  /** How many bytes it keeps. */
  public long size() throws IOException {
    return bytes(list());
  }

  private static long bytes(List<VaultItem> items) {
    return items.stream().mapToLong(item -> item.content().bytes()).sum();
  }

  private static List<String> names(RootHandle handle) throws IOException {
    List<String> names = new ArrayList<>();
    if (handle.stat(OwnFolder.VAULT) != null) {
      for (Listing.Entry entry : handle.list(OwnFolder.VAULT).entries()) {
        if (entry instanceof Listing.Seen seen) {
          names.add(seen.name());
        }
      }
    }
    return names;
  }

  private static TreePath item(String name) {
    return OwnFolder.VAULT.child(name).child("item");
  }

  private static TreePath record(String name) {
    return OwnFolder.VAULT.child(name).child("record.json");
  }

  /** Moves something in; what it is has just been read. Returns where it is now. */
  TreePath keep(TreePath from, TreePath path, Content content, Instant now) throws IOException {
    RootHandle handle = folder.handle();
    OwnFolder.requireFolder(handle, OwnFolder.VAULT);
    String name = NewFolder.in(handle, OwnFolder.VAULT, now).name();
    try {
      OwnFolder.create(handle, record(name), record(path, content, now));
      handle.move(from, item(name));
      return item(name);
    } catch (IOException e) {
      remove(handle, name);
      throw e;
    }
  }

  private static byte[] record(TreePath path, Content content, Instant now) throws IOException {
    return Json.line(json -> {
      json.writeStartObject();
      json.writeStringField("path", path.toString());
      json.writeStringField("at", now.toString());
      ContentJson.write(json, "", content);
      json.writeEndObject();
    });
  }

  private static @Nullable VaultItem read(RootHandle handle, String name) throws IOException {
    if (handle.stat(item(name)) == null) {
      return null;
    }
    try (JsonParser json = Json.parser(OwnFolder.read(handle, record(name)))) {
      json.nextToken();
      SortedMap<String, String> fields = Json.fields(json);
      return new VaultItem(
          name,
          TreePath.parse(Json.field(fields, "path")),
          ContentJson.read(fields, ""),
          Instant.parse(Json.field(fields, "at")));
    } catch (IOException | IllegalArgumentException | DateTimeException _) {
      return new VaultItem(name, TreePath.parse(name), Content.nothing(), Instant.EPOCH);
    }
  }

  /**
   * Gives up what is past its time, oldest first, and then what is too much. A thing goes only if
   * it still is what its record says: a program that had it open may have gone on writing. Only
   * what is due is read.
   *
   * @return what is not what its record says, or cannot be read; it stays, until it is {@link
   *     #release released} or {@link #renew renewed}
   */
  public List<VaultItem> prune(Retention retention, Instant now) throws IOException {
    RootHandle handle = folder.handle();
    List<VaultItem> changed = new ArrayList<>();
    List<VaultItem> items = list();
    long left = bytes(items);
    for (VaultItem item : items) {
      boolean old = item.at().plus(retention.age()).isBefore(now);
      if (!old && left <= retention.bytes()) {
        break;
      }
      if (isUnchanged(handle, item)) {
        remove(handle, item.name());
      } else {
        changed.add(item);
      }
      left -= item.content().bytes();
    }
    return changed;
  }

  private static boolean isUnchanged(RootHandle handle, VaultItem item) {
    try {
      return OwnContent.identify(handle, item(item.name())).sameContent(item.content());
    } catch (IOException _) {
      return false;
    }
  }

  /** What a thing is now, read anew; a tombstone if it is there no more. */
  public Content identify(VaultItem item) throws IOException {
    return OwnContent.identify(folder.handle(), item(item.name()));
  }

  /**
   * Moves a thing back into the tree, where nothing is; missing folders above are made.
   *
   * @return false if something is there, or a file is in the place of a folder above it
   */
  public boolean release(VaultItem item, TreePath to) throws IOException {
    RootHandle handle = folder.handle();
    UserFolders folders = new UserFolders(handle, BatchPlace.OF_ROOT);
    if (!folders.makeAbove(to)) {
      return false;
    }
    try {
      folders.in(to.parent(), () -> handle.move(item(item.name()), to));
    } catch (FileAlreadyExistsException | NotDirectoryException _) {
      return false;
    }
    remove(handle, item.name());
    return true;
  }

  /** Keeps a thing for another while, as what it has become. */
  public void renew(VaultItem item, Content found, Instant now) throws IOException {
    keep(item(item.name()), item.path(), found, now);
    remove(folder.handle(), item.name());
  }

  /**
   * The record goes last: an item without one could not be told from a foreign file. What someone
   * else put beside them stays.
   */
  private static void remove(RootHandle handle, String name) throws IOException {
    for (TreePath each : List.of(item(name), record(name))) {
      try {
        handle.removeFile(each);
      } catch (NoSuchFileException _) {
        // Gone before.
      }
    }
    try {
      handle.removeFolder(OwnFolder.VAULT.child(name));
    } catch (DirectoryNotEmptyException _) {
      // Without an item it counts as nothing.
    }
  }
}
