package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;

/** Where keys come from. Its {@code toString} says where, for messages, and never what they are. */
interface KeySource {
  /**
   * The keys as they are now; those that end are replaced in time. Safe for many threads.
   *
   * @throws IOException if there are none, with what was looked for
   */
  AwsKeys keys() throws IOException;

  /** Keys that stay as they are. */
  static KeySource fixed(AwsKeys keys, String where) {
    return new KeySource() {
      @Override
      public AwsKeys keys() {
        return keys;
      }

      @Override
      public String toString() {
        return where;
      }
    };
  }
}
