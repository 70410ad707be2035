package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The paths at rest and the others are one order, and a state that is asked for replaces rest. */
class LivePathsTest {
  private static final Dot DOT = new Dot(new Incarnation(new DeviceName("a"), 1), 1);

  private final LivePaths live = new LivePaths(paths("a", "b", "b/x", "d/y/z"));

  @Test
  void pathsAtRestAreLive() {
    live.note(List.of());

    assertEquals(paths("a", "b", "b/x", "d/y/z"), inOrder());
    assertTrue(live.contains(path("b/x")));
    assertFalse(live.contains(path("d")));
    assertTrue(live.hasBelow(path("b")));
    assertTrue(live.hasBelow(path("d")));
    assertFalse(live.hasBelow(path("a")));
    assertEquals(paths("b"), live.withSomeBelow());
  }

  @Test
  void othersComeBetweenThemOnceEach() {
    live.note(List.of(state("a/1", true), state("b", true), state("c", false)));

    assertEquals(paths("a", "a/1", "b", "b/x", "d/y/z"), inOrder());
    assertEquals(paths("a", "b"), live.withSomeBelow());
    assertTrue(live.hasBelow(path("a")));
  }

  @Test
  void whatIsGoneIsNotLiveThoughItWasAtRest() {
    live.note(List.of(state("b/x", false)));

    assertEquals(paths("a", "b", "d/y/z"), inOrder());
    assertFalse(live.contains(path("b/x")));
    assertFalse(live.hasBelow(path("b")));
    assertEquals(paths(), live.withSomeBelow());

    live.add(path("b/x"));
    assertTrue(live.contains(path("b/x")));
    assertTrue(live.hasBelow(path("b")));
  }

  private List<TreePath> inOrder() {
    List<TreePath> all = new ArrayList<>();
    live.inOrder().forEach(all::add);
    return all;
  }

  private static PathState state(String path, boolean isLive) {
    Content content = isLive ? new Content.Folder(0700) : Content.nothing();
    Version version =
        new Version(
            new RootName("docs"),
            path(path),
            content,
            Instant.EPOCH,
            Clock.ZERO.tick(DOT),
            new DeviceName("a"),
            DOT,
            Content.nothing(),
            ConflictMode.AUTO,
            /* copyOf= */ null,
            /* movedFrom= */ null);
    return new PathState(path(path), null, Content.nothing(), null, List.of(version));
  }

  private static TreePath path(String text) {
    return TreePath.parse(text);
  }

  private static List<TreePath> paths(String... texts) {
    return Stream.of(texts).map(TreePath::parse).toList();
  }
}
