package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.ArrayList;
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

  private IgnoreRules(IgnoreFile excludes, SortedMap<String, IgnoreFile> files) {
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
   * that were given for it before.
   *
   * @param folder null for the top of the root
   * @param lines see {@link IgnoreFile#lines}
   */
  public IgnoreRules withFile(@Nullable TreePath folder, List<Setting<String>> lines) {
    TreeMap<String, IgnoreFile> more = new TreeMap<>(files);
    String key = folder == null ? "" : ByteText.of(folder.toString());
    more.put(key, IgnoreFile.of(key, lines));
    return new IgnoreRules(excludes, more);
  }

  /**
   * Decides about any path, looking at every folder above it first.
   *
   * @param isFolder whether a folder is there, or would be; a link to a folder is not one
   */
  public Decision decide(TreePath path, boolean isFolder) {
    Target target = Target.of(path, isFolder);
    List<IgnoreFile> applying = atTop();
    for (Target folder = target.topFolder(); folder != null; folder = folder.nextFolder()) {
      Decision decision = FolderRules.decide(applying, folder);
      if (decision instanceof Decision.Ignored) {
        return decision;
      }
      addFile(applying, folder);
    }
    return FolderRules.decide(applying, target);
  }

  /** As {@link #decide}, for a path of which it is known that all folders above are included. */
  public Decision decideBelowIncluded(TreePath path, boolean isFolder) {
    return in(path.parent()).decide(path, isFolder);
  }

  /**
   * The rules for what is directly in {@code folder}, of which it is known that it is included.
   *
   * @param folder null for the top of the root
   */
  public FolderRules in(@Nullable TreePath folder) {
    List<IgnoreFile> applying = atTop();
    if (folder == null) {
      return new FolderRules("", applying);
    }
    Target target = Target.of(folder, true);
    for (Target above = target.topFolder(); above != null; above = above.nextFolder()) {
      addFile(applying, above);
    }
    addFile(applying, target);
    return new FolderRules(target.text(), applying);
  }

  /** The files that hold at the top, the highest-ranking last. */
  private List<IgnoreFile> atTop() {
    List<IgnoreFile> applying = new ArrayList<>();
    applying.add(excludes);
    IgnoreFile file = files.get("");
    if (file != null) {
      applying.add(file);
    }
    return applying;
  }

  private void addFile(List<IgnoreFile> applying, Target folder) {
    IgnoreFile file = files.isEmpty() ? null : files.get(folder.counted());
    if (file != null) {
      applying.add(file);
    }
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
