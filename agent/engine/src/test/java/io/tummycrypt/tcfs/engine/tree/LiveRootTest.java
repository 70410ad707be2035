package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FolderEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A root that is kept in mind answers as one that is scanned each time. */
class LiveRootTest extends DiskRootContract {
  private static final RootName NAME = new RootName("docs");
  private static final long SEED = Generators.firstSeed(LiveRootTest.class);
  private static final int RUNS = 60;
  private static final int STEPS = 60;

  private @Nullable LiveRoot live;

  @Override
  LocalFolder folder(String path) {
    return new LocalFolder(path);
  }

  @Override
  RootReader reader(LocalRootReader plain) throws IOException {
    FolderEvents events = FolderEvents.openIfAble(folder.path());
    Assumptions.assumeTrue(events != null, "this system tells of no changes");
    LiveRoot root = new LiveRoot(NAME, folder, plain, new HeardChanges(), events);
    live = root;
    return root.reader();
  }

  @Override
  RootWriter writer(LocalRootWriter plain) {
    return live == null ? plain : live.writer(plain);
  }

  @AfterEach
  void stopListening() {
    if (live != null) {
      live.close();
    }
  }

  /** What was read is not read again, whatever its base says. */
  @Test
  @Override
  protected void fileWithTheStatOfItsBaseIsNotReadAgain() throws IOException {
    userWrites("a", "text");
    LocalItem first = item(scan(), "a");
    PathMap<Base> bases = new PathMap<>();
    bases.put(path("a"), base(file("lied", 0644), first.stat()));

    assertSame(first, item(reader().scan(IgnoreRules.of(List.of()), bases), "a"));
  }

  @Test
  void noticesMountsAndHoldsNone() throws Exception {
    ChildJvm.assumeWorks(ChildJvm.OWN_MOUNTS, "file systems cannot be mounted here");
    ChildJvm.run(ChildJvm.OWN_MOUNTS, LiveRootWithMounts.class, top.toString());
  }

  @Test
  void seesWhatAScanOfEverythingSeesWhateverSomebodyDoes() throws IOException {
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
    HeardChanges heard = new HeardChanges();
    FolderEvents events = FolderEvents.openIfAble(place.toString());
    try (LiveRoot root = new LiveRoot(NAME, there, plain, heard, events)) {
      RootReader reader = root.reader();
      for (int step = 0; step < STEPS; step++) {
        for (int i = any.below(4); i >= 0; i--) {
          AnyUser.disturb(any, place);
        }
        SeenTree whole = SeenTree.of(plain.scan(rules, new PathMap<>()));
        if (any.chance(30)) {
          heard.hear(new Signal.Missed(NAME));
        }
        SeenTree part = SeenTree.of(reader.scan(rules, new PathMap<>()));
        assertEquals(whole, part, "seed " + seed + ", step " + step);
      }
    }
  }

  @Test
  void looksOnlyWhereSomethingHappened() throws IOException {
    userMakesFolder("many", 0755);
    for (int i = 0; i < 50; i++) {
      userWrites("many/" + i, "text " + i);
    }
    scan();
    userWrites("one", "new");
    LocalTree before = scan();
    userWrites("many/7", "newer");

    LocalTree after = scan();

    assertEquals(Content.File.class, item(after, "many/7").content().getClass());
    assertEquals(5, ((Content.File) item(after, "many/7").content()).size());
    assertSame(item(before, "many/8"), item(after, "many/8"));
  }

  private LocalItem item(LocalTree tree, String path) {
    return Objects.requireNonNull(tree.items().get(path(path)), path);
  }
}
