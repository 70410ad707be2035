package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.engine.home.BucketUrl;
import io.tummycrypt.tcfs.engine.home.FolderUrl;
import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.S3Variables;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.store.object.DirectoryExaminer;
import io.tummycrypt.tcfs.store.object.DirectoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.StoreExaminer;
import io.tummycrypt.tcfs.store.s3.S3Examiner;
import io.tummycrypt.tcfs.store.s3.S3ObjectStore;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Where a store is, with all that it takes to open it.
 *
 * @param s3 and {@code variables}: for a bucket alone
 * @param caller is named to a server
 */
public record StorePlace(StoreUrl url, S3Settings s3, S3Variables variables, Caller caller) {
  /**
   * Opens the store, which must be there; nothing is written. A bucket is looked for when it is
   * first used.
   *
   * @throws IOException if it is not there, or what is set for it cannot be used
   */
  public ObjectStore open(Instant now) throws IOException {
    return switch (url) {
      case FolderUrl folder -> DirectoryObjectStore.open(folder.directory(), now);
      case BucketUrl bucket -> S3ObjectStore.open(s3.options(bucket), variables.reveal(), caller);
    };
  }

  /**
   * Looks at what the store stands on, also where it cannot be opened.
   *
   * @param mayWrite whether something may be made there for a moment
   * @throws IOException if what is set for it cannot be used
   */
  public StoreExaminer examiner(boolean mayWrite, InstantSource clock) throws IOException {
    return switch (url) {
      case FolderUrl folder -> new DirectoryExaminer(folder.directory(), mayWrite, clock);
      case BucketUrl bucket ->
          new S3Examiner(s3.options(bucket), variables.reveal(), clock, caller);
    };
  }
}
