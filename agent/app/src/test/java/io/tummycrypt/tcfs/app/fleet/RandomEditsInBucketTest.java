package io.tummycrypt.tcfs.app.fleet;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link RandomEditsTest}, with the store in a bucket. */
class RandomEditsInBucketTest extends RandomEditsTest implements InBucket {
  @Override
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = 4)
  void machinesBecomeEqualAndLoseNoEdit(long seed) throws IOException {
    super.machinesBecomeEqualAndLoseNoEdit(seed);
  }
}
