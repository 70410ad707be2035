package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.engine.home.BucketUrl;
import io.tummycrypt.tcfs.engine.home.FolderUrl;
import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.S3Variables;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.older.ObservedOlderObjects;
import io.tummycrypt.tcfs.store.older.OlderFolder;
import io.tummycrypt.tcfs.store.older.OlderObjects;
import io.tummycrypt.tcfs.store.s3.S3OlderObjects;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;

/**
 * Where the store of an older tcfs is.
 *
 * @param s3 and {@code variables}: for a bucket alone
 * @param caller is named to a server
 */
public record OlderPlace(StoreUrl url, S3Settings s3, S3Variables variables, Caller caller) {
  /**
   * Opens it to be read; there is no way to write it.
   *
   * @throws IOException if what is set for it cannot be used
   */
  public OlderObjects open(RequestListener listener) throws IOException {
    OlderObjects objects =
        switch (url) {
          case FolderUrl folder -> new OlderFolder(folder.directory());
          case BucketUrl bucket ->
              S3OlderObjects.open(s3.options(bucket), variables.reveal(), caller);
        };
    return new SeparateFailures(new ObservedOlderObjects(objects, listener, System::nanoTime));
  }
}
