package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides about many paths of one tree. What was decided of the folders above a path is kept for
 * the next one, so that in the order of a walk each folder is decided about once, however deep the
 * tree is; the answers are the same in any order. Mutable and not thread-safe.
 */
public final class IgnoreWalk {
  private final IgnoreFile excludes;
  private final TreeMap<String, IgnoreFile> files;

  /** The folders above what was last decided about, the top of the root first. */
  private final Deque<Folder> above = new ArrayDeque<>();

  /** Starts at the top of a tree with these rules. */
  public IgnoreWalk(IgnoreRules rules) {
    this.excludes = rules.excludes();
    this.files = new TreeMap<>(rules.files());
  }

  /**
   * Takes up the {@code .tcfsignore} file of a folder, as {@link IgnoreRules#withFile} does.
   *
   * @param folder null for the top of the root
   */
  public void takeFile(@Nullable TreePath folder, List<Setting<String>> lines) {
    String key = IgnoreRules.key(folder);
    files.put(key, IgnoreFile.of(key, lines));
    if (folder == null) {
      above.clear();
    } else {
      leaveFor(Target.of(folder, true));
    }
  }

  /** The rules that this walk began with, and the files that it has taken up. */
  public IgnoreRules rules() {
    return new IgnoreRules(excludes, new TreeMap<>(files));
  }

  /** Whether what a folder has in rules is what others say of it. */
  public boolean isAsIn(IgnoreRules others, @Nullable TreePath folder) {
    String key = IgnoreRules.key(folder);
    return excludes.equals(others.excludes())
        && Objects.equals(files.get(key), others.files().get(key));
  }

  /**
   * Decides about any path, and about every folder above it first.
   *
   * @param isFolder whether a folder is there, or would be; a link to a folder is not one
   */
  public Decision decide(TreePath path, boolean isFolder) {
    Target target = Target.of(path, isFolder);
    Folder folder = leaveFor(target);
    Target next = target.folderBelow(folder.path);
    while (next != null && folder.ignored == null) {
      folder = folder.enter(next, files.get(next.counted()));
      above.addLast(folder);
      next = next.nextFolder();
    }
    return folder.decide(target);
  }

  /** Goes up to the nearest folder that the target is in. */
  private Folder leaveFor(Target target) {
    while (!above.isEmpty() && !target.isIn(above.getLast().path)) {
      above.removeLast();
    }
    if (above.isEmpty()) {
      above.addLast(top());
    }
    return above.getLast();
  }

  private Folder top() {
    Ranked lowest = new Ranked(excludes, null);
    IgnoreFile file = files.get("");
    return new Folder("", file == null ? lowest : new Ranked(file, lowest), null);
  }

  /**
   * A folder that was entered.
   *
   * @param path its bytes, which are empty at the top
   * @param rules of what is in it
   * @param ignored why it is left out with all that is in it; null if it is not
   */
  private record Folder(String path, Ranked rules, Decision.@Nullable Ignored ignored) {
    Folder enter(Target folder, @Nullable IgnoreFile file) {
      Decision.Ignored why = decide(folder) instanceof Decision.Ignored found ? found : null;
      return new Folder(folder.counted(), file == null ? rules : new Ranked(file, rules), why);
    }

    Decision decide(Target target) {
      return ignored == null ? rules.decide(target) : ignored;
    }
  }

  /** A file, and those that it ranks over: all that hold in a folder, the deepest first. */
  private record Ranked(IgnoreFile file, @Nullable Ranked others) {
    Decision decide(Target target) {
      for (Ranked next = this; next != null; next = next.others) {
        Decision decision = next.file.decide(target);
        if (decision != null) {
          return decision;
        }
      }
      return Decision.Included.BY_NO_RULE;
    }
  }
}
