package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.older.OlderFormatException;
import io.tummycrypt.tcfs.store.older.OlderObjects;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An older store in a bucket, below a prefix. Only GET and LIST are ever sent. */
public final class S3OlderObjects implements OlderObjects {
  private final S3ObjectStore bucket;

  private S3OlderObjects(S3ObjectStore bucket) {
    this.bucket = bucket;
  }

  /**
   * Opens the bucket; no request is sent yet.
   *
   * @param environment the variables of this process
   * @param caller is named to the server in each request
   * @throws SettingsException if what is set cannot be used
   */
  public static S3OlderObjects open(
      S3Options options, Map<String, String> environment, Caller caller) throws IOException {
    return new S3OlderObjects(S3ObjectStore.open(options, environment, caller));
  }

  @Override
  public byte[] read(String key, int maxBytes) throws IOException {
    try {
      return bucket.readNamed(key, maxBytes);
    } catch (BodyTooLongException e) {
      throw OlderFormatException.tooLong(key, maxBytes);
    }
  }

  @Override
  public List<String> list(String prefix) throws IOException {
    return bucket.listNames(prefix).stream().map(key -> key.substring(prefix.length())).toList();
  }

  @Override
  public String toString() {
    return bucket.toString();
  }
}
