package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one path stands, and because of what.
 *
 * @param path null for a whole root that is halted
 * @param here what a scan found; null if nothing, or if it was not looked at
 * @param agreed what was last in agreement with the fleet; null if nothing
 * @param versions the undominated ones, in their order
 * @param actions what the plan does at the path, in order
 */
public record Explanation(
    RootName root,
    @Nullable TreePath path,
    Verdict verdict,
    Cause cause,
    @Nullable LocalItem here,
    @Nullable Base agreed,
    List<Version> versions,
    List<Action> actions) {
  public Explanation {
    versions = List.copyOf(versions);
    actions = List.copyOf(actions);
  }

  /** Of anything in a root in which nothing is done. */
  static Explanation ofHalted(Notice.Halted halted, @Nullable TreePath path) {
    return new Explanation(
        halted.root(),
        path,
        Verdict.FAILED,
        new RootHalted(halted),
        null,
        null,
        List.of(),
        List.of());
  }

  /** Because of what a path stands as it does. */
  public sealed interface Cause {}

  /** Here and in the fleet is the same. */
  public record Same() implements Cause {}

  /** It is a folder that exists by what is in it, and has no version of its own. */
  public record FolderOfOthers() implements Cause {}

  /** What was there was deleted, here and everywhere. */
  public record Deleted() implements Cause {}

  /**
   * Nobody knows of it.
   *
   * @param file what is here instead of the folder that it would be in; null if nothing is
   */
  public record Nowhere(@Nullable TreePath file) implements Cause {}

  /** The plan has a reason to do something, which its actions name. */
  public record Planned() implements Cause {}

  /**
   * A pattern, or a rule of tcfs.
   *
   * @param folder the folder above that it leaves out with all that is in it; null if it is about
   *     the path itself
   */
  public record Rule(Setting<String> pattern, @Nullable TreePath folder) implements Cause {}

  /** What stands in the way of looking at it, or of carrying it. */
  public record Found(Problem problem) implements Cause {}

  /**
   * A change that waits for a person.
   *
   * @param hash names the whole held set of the root
   * @param guard what holds it, see {@link HoldingGuard}; null if its kind says that
   */
  public record Waiting(Notice.Held.Kind kind, String hash, @Nullable Setting<?> guard)
      implements Cause {}

  /**
   * Versions between which a person has to decide.
   *
   * @param mode what the document asks for here; those who wrote the versions may have had another
   */
  public record Versions(Notice.OpenConflict conflict, Setting<ConflictMode> mode)
      implements Cause {}

  /** The disk would be too full: less would be free than {@code minimum}. */
  public record Disk(Notice.DiskFloor floor, Setting<Long> minimum) implements Cause {}

  /** It is left alone for now, or for good. */
  public record LeftAlone(Obstacle obstacle) implements Cause {}

  /** Nothing is done in the whole root. */
  public record RootHalted(Notice.Halted halted) implements Cause {}

  /** The document asks for something that this version does not have. */
  public record NotSupported(Notice.NotSupported setting) implements Cause {}
}
