package io.tummycrypt.tcfs.app.fleet;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same tests with the store in a bucket of a real server. */
@ExtendWith(SharedBucket.class)
interface InBucket extends AnyStore {
  @Override
  default Place place(Path fleet) {
    return SharedBucket.freshPlace();
  }
}
