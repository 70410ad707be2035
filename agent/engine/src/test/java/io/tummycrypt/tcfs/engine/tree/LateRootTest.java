package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.engine.posix.FolderEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A root of which is heard what macOS tells, late, and here through what the JDK has. */
@Timeout(value = 240, threadMode = ThreadMode.SEPARATE_THREAD)
class LateRootTest {
  private static final long SEED = Generators.firstSeed(LateRootTest.class);
  private static final int RUNS = 10;
  private static final int STEPS = 30;

  @TempDir Path temp;

  @Test
  void seesWhatAScanOfEverythingSeesOnceItIsHeardOf() throws IOException {
    for (int run = 0; run < RUNS; run++) {
      Path place = Files.createDirectory(temp.resolve("run" + run));
      try (LocalFolder there = new LocalFolder(place.toString())) {
        check(SEED + run, place, there);
      }
    }
  }

  private static void check(long seed, Path place, LocalFolder there) throws IOException {
    Generators any = Generators.seeded(seed);
    IgnoreRules rules =
        IgnoreRules.of(List.of(new Setting<>("*.swp", new Origin("test", 1, 1, ""))));
    LocalRootReader plain = new LocalRootReader(there, InstantSource.system());
    FolderEvents events =
        Objects.requireNonNull(FolderEvents.openIfAble(place.toString(), "Mac OS X"));
    try (LiveRoot root =
        new LiveRoot(new RootName("docs"), there, plain, new HeardChanges(), events)) {
      RootReader reader = root.reader();
      for (int step = 0; step < STEPS; step++) {
        for (int i = any.below(4); i >= 0; i--) {
          AnyUser.disturb(any, place);
        }
        SeenTree whole = SeenTree.of(plain.scan(rules, new PathMap<>()));
        SeenTree part = SeenTree.of(reader.scan(rules, new PathMap<>()));
        while (!part.equals(whole)) {
          assertTrue(events.await(), "closed");
          part = SeenTree.of(reader.scan(rules, new PathMap<>()));
        }
        assertEquals(new LiveRoot.Watches(1, 0, ""), root.watches());
      }
    }
  }
}
