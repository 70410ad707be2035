package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@link LossOfStoreTest}, with the store in a bucket. */
class LossOfStoreInBucketTest extends LossOfStoreTest implements InBucket {
  /** A prefix is not there or empty: that is the same, and what is missed is the first object. */
  @Override
  String[] away() {
    return new String[] {"tcfs-meta/identity.json", "restore that object"};
  }

  @Test
  void aBucketThatIsGoneIsNotMadeAnew() throws IOException {
    Path bucket = SharedBucket.folder();
    Path elsewhere = bucket.resolveSibling("elsewhere");
    Files.move(bucket, elsewhere);
    try {
      for (String command : new String[] {"sync", "diff-desired", "status", "conflicts"}) {
        DamageMessage.isClear(
            a.ends(1, command), "there is no bucket " + a.place().url(), "make or restore it");
        assertFalse(Files.exists(bucket), command);
      }
    } finally {
      Files.move(elsewhere, bucket);
    }
    allIsWellAgain();
  }
}
