package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.RecordedStep.Copy;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the names and numbers of a recording stand for. A version is known by its path and content
 * in the cycle that publishes it; a conflict copy by its source and the version that it is a copy
 * of, whose author, content and clock it must have. Its own name says nothing.
 */
final class RecordedNames {
  private final Map<String, TreePath> paths = new HashMap<>();
  private final Map<TreePath, String> names = new HashMap<>();
  private final List<Version> versions = new ArrayList<>();

  RecordedNames() {
    name("p", TreePath.parse("p"));
    name("q", TreePath.parse("q"));
  }

  private void name(String name, TreePath path) {
    assertNull(paths.put(name, path), () -> name + " stands for two paths");
    assertNull(names.put(path, name), () -> path + " has two names");
  }

  TreePath path(String name) {
    TreePath path = paths.get(name);
    if (path == null) {
      throw new AssertionError("no copy was made that is " + name);
    }
    return path;
  }

  String name(TreePath path) {
    return names.getOrDefault(path, path.toString());
  }

  /** As the recording writes what is at a path. */
  String text(TreePath path, Content content) {
    return name(path) + ":" + number(content);
  }

  /** As the recording writes a version of a path. */
  String text(TreePath path, Dot dot) {
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).dot().equals(dot)) {
        return name(path) + ":" + (i + 1);
      }
    }
    throw new AssertionError("nobody has published " + dot);
  }

  /** Gives the version the next number. */
  void add(Version version) {
    versions.add(version);
  }

  /** Takes the recorded copy out of those that were made. */
  void take(Copy recorded, List<Version> made) {
    Version origin = versions.get(recorded.version() - 1);
    List<Version> found =
        made.stream().filter(copy -> isCopy(copy, path(recorded.source()), origin)).toList();
    assertEquals(1, found.size(), () -> recorded + " of " + origin + " among " + made);
    made.removeAll(found);
    TreePath path = found.getFirst().path();
    if (paths.containsKey(recorded.path())) {
      assertEquals(path(recorded.path()), path, "another copy of the same version");
    } else {
      name(recorded.path(), path);
    }
  }

  private static boolean isCopy(Version copy, TreePath source, Version origin) {
    return source.equals(copy.copyOf())
        && origin.dot().equals(copy.dot())
        && origin.by().equals(copy.by())
        && origin.content().equals(copy.content())
        && origin.clock().equals(copy.clock());
  }

  /** Contents whose order is that of their numbers. */
  static Content content(int number) {
    return number == 0
        ? Content.nothing()
        : Contents.parse(String.format(Locale.ROOT, "%06d", number));
  }

  static int number(Content content) {
    return content.isLive() ? Integer.parseInt(Contents.text(content)) : 0;
  }
}
