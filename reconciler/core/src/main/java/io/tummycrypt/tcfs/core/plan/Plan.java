package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a device would do now.
 *
 * @param revision of the desired state that it is for
 * @param actions what changes a folder, the fleet, or a base that was in disagreement; in order
 * @param notices what a person should know; in order
 * @param bookkeeping what is noted on the way and never a reason to act
 */
public record Plan(
    DeviceName device,
    long revision,
    List<Action> actions,
    List<Notice> notices,
    Bookkeeping bookkeeping) {
  public Plan {
    actions = List.copyOf(actions);
    notices = List.copyOf(notices);
  }

  /** The same with these actions alone, and of its bookkeeping nothing. */
  public Plan part(List<? extends Action> some) {
    return new Plan(device, revision, List.copyOf(some), List.of(), Bookkeeping.NONE);
  }

  /** The same with these actions. */
  public Plan rest(List<Action> others) {
    return new Plan(device, revision, others, notices, bookkeeping);
  }

  /** Whether there is nothing to apply. */
  public boolean isEmpty() {
    return actions.isEmpty();
  }

  /** Whether something of this kind is held in a root. */
  public boolean holds(RootName root, Held.Kind kind) {
    return notices.stream()
        .anyMatch(notice ->
            notice instanceof Held held && held.root().equals(root) && held.kind() == kind);
  }

  /** What is held, by root. */
  public List<HeldSet> heldSets() {
    Map<RootName, List<Held>> byRoot = new TreeMap<>();
    for (Notice notice : notices) {
      if (notice instanceof Held held) {
        byRoot.computeIfAbsent(held.root(), _ -> new ArrayList<>()).add(held);
      }
    }
    return byRoot.entrySet().stream().map(e -> new HeldSet(e.getKey(), e.getValue())).toList();
  }

  /**
   * Changes of our own records.
   *
   * @param recovered bases at which paths stand already, since an earlier run that could not note
   *     it; noted before anything else, whatever becomes of the plan
   * @param rebases bases that see more than before while what is at the path stays as it is
   * @param drops versions of our log that others supersede, or that nobody needs any more
   * @param carries versions that go into our log as they are and get no base: live ones of a device
   *     that we retired, and imported ones
   * @param settles whether nothing of what was read is left to apply once the actions are done
   */
  public record Bookkeeping(
      List<Rebase> recovered,
      List<Rebase> rebases,
      List<VersionKey> drops,
      List<Version> carries,
      boolean settles) {
    /** Nothing. */
    public static final Bookkeeping NONE =
        new Bookkeeping(List.of(), List.of(), List.of(), List.of(), /* settles= */ false);

    public Bookkeeping {
      recovered = List.copyOf(recovered);
      rebases = List.copyOf(rebases);
      drops = List.copyOf(drops);
      carries = List.copyOf(carries);
    }
  }

  /** The path's new base; null if it is to have none. */
  public record Rebase(RootName root, TreePath path, @Nullable Base base) {}
}
