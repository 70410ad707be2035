package io.tummycrypt.tcfs.app.fleet;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link DamagedObjectsTest}, with the store in a bucket; of the damages, the least to be seen. */
class DamagedObjectsInBucketTest extends DamagedObjectsTest implements InBucket {
  @Override
  @ParameterizedTest
  @EnumSource(names = "FLIPPED_BIT")
  void isFoundAndNeverBelieved(Damage damage) throws IOException {
    super.isFoundAndNeverBelieved(damage);
  }
}
