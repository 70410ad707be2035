package io.tummycrypt.tcfs.app.fleet;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What these tests show is so with every kind of store; they run on a folder, or {@link InBucket}.
 */
interface AnyStore {
  /** The place for the store of a fleet whose machines are in this folder. */
  default Place place(Path fleet) throws IOException {
    return Place.folder(fleet.resolve("store"));
  }
}
