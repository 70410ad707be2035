package io.tummycrypt.tcfs.crds.rules;

import io.tummycrypt.tcfs.crds.yaml.Quoted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place on a machine as documents name it, in one spelling: no empty names, {@code .} or {@code
 * ..}.
 *
 * @param underHome whether it begins at the home folder, which differs between machines, and not at
 *     the top of the file system
 */
public record LocalPath(boolean underHome, List<String> names) implements Comparable<LocalPath> {
  public LocalPath {
    names = List.copyOf(names);
  }

  /** Why {@code text} is no such path, or null if it is one. */
  public static @Nullable String refusal(String text) {
    if (!text.equals("~") && !text.startsWith("~/") && !text.startsWith("/")) {
      return "expected an absolute path, or one that begins with '~/', found " + Quoted.of(text);
    }
    return resolve(text) == null ? Quoted.of(text) + " leads above its start by '..'" : null;
  }

  /**
   * Takes a path.
   *
   * @throws IllegalArgumentException if there is a {@link #refusal}
   */
  public static LocalPath of(String text) {
    List<String> names = resolve(text);
    if (names == null || refusal(text) != null) {
      throw new IllegalArgumentException(refusal(text));
    }
    return new LocalPath(text.startsWith("~"), names);
  }

  private static @Nullable List<String> resolve(String text) {
    List<String> names = new ArrayList<>();
    for (String name : List.of(text.substring(1).split("/", -1))) {
      if (name.equals("..") && names.isEmpty()) {
        return null;
      }
      if (name.equals("..")) {
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names;
  }

  /** This path with the home folder in place of {@code ~}. */
  public LocalPath expand(LocalPath home) {
    if (!underHome) {
      return this;
    }
    List<String> all = new ArrayList<>(home.names);
    all.addAll(names);
    return new LocalPath(home.underHome, all);
  }

  /** Whether {@code other} is this place or inside it, as far as can be told from the text. */
  public boolean contains(LocalPath other) {
    return underHome == other.underHome
        && names.size() <= other.names.size()
        && names.equals(other.names.subList(0, names.size()));
  }

  /** Name by name, so that what is inside a folder follows it directly. */
  @Override
  public int compareTo(LocalPath other) {
    int order = Boolean.compare(underHome, other.underHome);
    int shared = Math.min(names.size(), other.names.size());
    for (int i = 0; order == 0 && i < shared; i++) {
      order = names.get(i).compareTo(other.names.get(i));
    }
    return order != 0 ? order : Integer.compare(names.size(), other.names.size());
  }

  @Override
  public String toString() {
    String below = String.join("/", names);
    if (!underHome) {
      return "/" + below;
    }
    return names.isEmpty() ? "~" : "~/" + below;
  }
}
