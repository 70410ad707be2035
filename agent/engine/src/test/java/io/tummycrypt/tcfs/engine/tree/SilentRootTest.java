package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A root of which nothing is heard is looked at as a whole each time. */
class SilentRootTest extends DiskRootContract {
  private @Nullable LiveRoot live;

  @Override
  LocalFolder folder(String path) {
    return new LocalFolder(path);
  }

  @Override
  RootReader reader(LocalRootReader plain) {
    live = new LiveRoot(new RootName("docs"), folder, plain, new HeardChanges(), null);
    return live.reader();
  }

  @Override
  RootWriter writer(LocalRootWriter plain) {
    return Objects.requireNonNull(live).writer(plain);
  }

  @Test
  void saysThatNothingIsHeardOfIt() throws IOException {
    userMakesFolder("sub", 0755);
    scan();
    LiveRoot.Watches found = Objects.requireNonNull(live).watches();
    assertEquals(
        new LiveRoot.Watches(0, 2, "neither the system nor this user has what tells of changes"),
        found);
  }
}
