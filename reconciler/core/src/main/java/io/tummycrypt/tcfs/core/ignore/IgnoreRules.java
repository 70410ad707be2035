package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a root leaves out, with the semantics of gitignore: its exclude patterns, over which the
 * {@code .tcfsignore} files in the tree rank; deeper files over shallower ones, later lines over
 * earlier ones. What is below an ignored folder is ignored and cannot be included again. Names are
 * compared byte by byte, on every file system. Immutable.
 */
public final class IgnoreRules {
  private final IgnoreFile excludes;

  /** By the bytes of their folder, which are empty at the top. */
  private final SortedMap<String, IgnoreFile> files;

  IgnoreRules(IgnoreFile excludes, SortedMap<String, IgnoreFile> files) {
    this.excludes = excludes;
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /** The rules of a root in which there is no {@code .tcfsignore} file. */
  public static IgnoreRules of(List<Setting<String>> excludePatterns) {
    return new IgnoreRules(IgnoreFile.of("", excludePatterns), new TreeMap<>());
  }

  /**
   * Why {@code pattern} can match nothing at all, or null if it can match something. Such a line is
   * taken without complaint, as git does; in a document it is a mistake.
   */
  public static @Nullable String problem(String pattern) {
    return IgnorePattern.problem(pattern);
  }

  /**
   * These rules and the lines of the {@code .tcfsignore} file in {@code folder}, instead of those
   * that were given for it before. Who meets many such files collects them in an {@link
   * IgnoreWalk}.
   *
   * @param folder null for the top of the root
   * @param lines see {@link IgnoreFile#lines}
   */
  public IgnoreRules withFile(@Nullable TreePath folder, List<Setting<String>> lines) {
    IgnoreWalk walk = new IgnoreWalk(this);
    walk.takeFile(folder, lines);
    return walk.rules();
  }

  /**
   * Decides about one path, looking at every folder above it first. For many, {@link IgnoreWalk} is
   * quicker.
   *
   * @param isFolder whether a folder is there, or would be; a link to a folder is not one
   */
  public Decision decide(TreePath path, boolean isFolder) {
    return new IgnoreWalk(this).decide(path, isFolder);
  }

  /** Whether there is a {@code .tcfsignore} file in {@code folder}, or below it. */
  public boolean hasFileWithin(TreePath folder) {
    String key = key(folder);
    return files.containsKey(key) || !files.subMap(key + "/", key + (char) ('/' + 1)).isEmpty();
  }

  IgnoreFile excludes() {
    return excludes;
  }

  SortedMap<String, IgnoreFile> files() {
    return files;
  }

  /** Under what the file of a folder, or of the top for null, is kept. */
  static String key(@Nullable TreePath folder) {
    return folder == null ? "" : ByteText.of(folder.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IgnoreRules rules
        && excludes.equals(rules.excludes)
        && files.equals(rules.files);
  }

  @Override
  public int hashCode() {
    return Objects.hash(excludes, files);
  }

  @Override
  public String toString() {
    return "exclude patterns " + excludes + ", files " + files;
  }
}
