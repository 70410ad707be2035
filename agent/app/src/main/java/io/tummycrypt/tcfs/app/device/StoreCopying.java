package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.CopyRequest;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.StoreCopied;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry;
import io.tummycrypt.tcfs.engine.fleet.StoreEntry.UnprovenStoreException;
import io.tummycrypt.tcfs.engine.fleet.StorePlace;
import io.tummycrypt.tcfs.engine.home.BucketUrl;
import io.tummycrypt.tcfs.engine.home.FolderUrl;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.store.copy.Copied;
import io.tummycrypt.tcfs.store.copy.StoreCopy;
import io.tummycrypt.tcfs.store.copy.Target;
import io.tummycrypt.tcfs.store.copy.TargetUsedException;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.meta.Identity;
import io.tummycrypt.tcfs.store.object.DirectoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;

/** Copies the store of a fleet to another place. Nothing of this device is changed by it. */
final class StoreCopying {
  private final Session session;
  private final CopyRequest request;

  StoreCopying(Session session, CopyRequest request) {
    this.session = session;
    this.request = request;
  }

  StoreCopied copy() throws IOException {
    StorePlaces places = new StorePlaces(session);
    StorePlace from = places.place(request.from(), request.fromS3());
    StorePlace to = places.place(request.to(), request.toS3());
    requireApart(from, to);
    ObjectStore source = open(from);
    Identity identity = identity(source);
    requireFree(to, identity);
    try {
      enter(to, identity);
      Copied copied =
          new StoreCopy(source, open(to), identity.fleet(), new StoreProgress(session)).copy();
      return new StoreCopied(identity.name(), from.url().toString(), to.url().toString(), copied);
    } catch (TargetUsedException e) {
      throw new RefusedException(
          e.getMessage() + "; what was copied to it before stays there",
          "copy to an empty place; or, if the devices use "
              + to.url()
              + " already, there is nothing left to copy",
          e);
    }
  }

  /**
   * A store inside of another one would be copied into itself. Two servers may have buckets of the
   * same name.
   */
  private static void requireApart(StorePlace source, StorePlace target) throws RefusedException {
    StoreUrl from = source.url();
    StoreUrl to = target.url();
    boolean areSame = from.equals(to) && source.s3().equals(target.s3());
    for (Path one : from.folders()) {
      for (Path other : to.folders()) {
        areSame |= one.startsWith(other) || other.startsWith(one);
      }
    }
    if (areSame) {
      throw new RefusedException(
          "'%s' and '%s' are the same place, or one is inside the other".formatted(from, to),
          "name another place to copy to");
    }
  }

  private ObjectStore open(StorePlace place) throws IOException {
    return new ObservedObjectStore(
        place.open(session.machine().now()), session.watch().requests(), System::nanoTime);
  }

  private static Identity identity(ObjectStore source) throws IOException {
    try {
      return Identities.read(source);
    } catch (NoSuchFileException none) {
      throw new RefusedException(
          "there is no fleet to copy: " + source + " has no identity",
          "see that FROM is right",
          none);
    }
  }

  /** Before anything is written there, the proof included. */
  private void requireFree(StorePlace to, Identity identity) throws IOException {
    try {
      switch (to.url()) {
        case FolderUrl folder -> {
          if (DirectoryObjectStore.isAt(folder.directory())) {
            Target.require(open(to), identity.fleet());
          } else {
            DirectoryObjectStore.requireVacant(folder.directory());
          }
        }
        case BucketUrl _ -> Target.require(open(to), identity.fleet());
      }
    } catch (TargetUsedException e) {
      throw new RefusedException(
          e.getMessage() + "; nothing of it was changed", "copy to an empty place", e);
    }
  }

  private void enter(StorePlace to, Identity identity) throws IOException {
    String token = HexFormat.of().toHexDigits(session.machine().random());
    try {
      StoreEntry.at(to, identity, token, session.machine().now(), session.watch().requests());
    } catch (UnprovenStoreException e) {
      throw new RefusedException(
          e.getMessage() + "; nothing was copied",
          switch (to.url()) {
            case FolderUrl _ -> "copy to a file system that has hard links and can be written";
            case BucketUrl _ ->
                "copy to a bucket that can be written, of a server that heeds If-None-Match";
          },
          e);
    }
  }
}
