package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Unsupported;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.observed.RootObserved.Halted;
import io.tummycrypt.tcfs.core.observed.RootObserved.Scanned;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Notice.NotSupported;
import io.tummycrypt.tcfs.core.plan.Plan.Bookkeeping;
import io.tummycrypt.tcfs.core.plan.Plan.Rebase;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares desired with observed state. Roots are planned one after the other by name, paths in
 * their order; the numbers of new edits follow that order. Publishing actions of all roots come
 * first, so that nothing is displaced here before it can be read elsewhere.
 */
public final class Planner {
  private Planner() {}

  /** The plan; it depends on the arguments alone. */
  public static Plan plan(Desired desired, Observed observed, Decisions decisions) {
    return plan(desired, observed, decisions, (_, _) -> {});
  }

  /** Told of a root when it is planned. */
  @FunctionalInterface
  private interface Witness {
    void planned(RootPlan plan, Scanned scanned);
  }

  /**
   * The same plan, and how each path at and below a place stands in it. A place in a root that is
   * not desired has nothing to be said of.
   */
  public static Explained explain(Desired desired, Observed observed, Place place) {
    List<Explanation> explanations = new ArrayList<>();
    Plan plan =
        plan(
            desired,
            observed,
            Decisions.NONE,
            (root, scanned) -> {
              if (root.root().equals(place.root())) {
                List<NotSupported> unsupported =
                    desired.unsupported().stream()
                        .map(each -> notSupported(observed, each))
                        .toList();
                explanations.addAll(
                    new Explainer(place, scanned.tree(), observed.view(), root, unsupported)
                        .explain());
              }
            });
    for (Notice notice : plan.notices()) {
      if (notice instanceof Notice.Halted halted && halted.root().equals(place.root())) {
        explanations.add(Explanation.ofHalted(halted, place.path()));
      }
    }
    return new Explained(plan, explanations);
  }

  /** A plan, and how paths stand in it, in their order. */
  public record Explained(Plan plan, List<Explanation> explanations) {
    public Explained {
      explanations = List.copyOf(explanations);
    }
  }

  private static Plan plan(
      Desired desired, Observed observed, Decisions decisions, Witness witness) {
    Context context = new Context(desired, observed, decisions);
    List<Action> publishing = new ArrayList<>();
    List<Action> local = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    List<Rebase> recovered = new ArrayList<>();
    List<Rebase> rebases = new ArrayList<>();
    boolean settles = context.headsAreClosed() && !waitsForARoot(desired, observed);

    desired.unsupported().forEach(setting -> notices.add(notSupported(observed, setting)));
    observed
        .heads()
        .unreadable()
        .forEach((device, slot) -> notices.add(new Notice.UnreadableDevice(device, slot)));
    for (DesiredRoot root : desired.roots().values()) {
      RootObserved seen =
          observed
              .roots()
              .getOrDefault(root.name(), new Halted("it was not observed", "sync again"));
      switch (seen) {
        case Halted(String reason, String nextStep) -> {
          notices.add(new Notice.Halted(root.name(), reason, nextStep));
          settles = false;
        }
        case Scanned scanned -> {
          RootPlan plan = RootPlanner.plan(context, root, scanned);
          publishing.addAll(plan.publishing());
          local.addAll(plan.local());
          notices.addAll(plan.notices());
          recovered.addAll(plan.recovered());
          rebases.addAll(plan.rebases());
          settles &= plan.settles();
          witness.planned(plan, scanned);
        }
      }
    }
    if (!desired.roots().containsKey(RootName.DETACHED)) {
      notices.addAll(DetachedRoot.conflicts(context));
    }
    observed.leftBehind().forEach((root, path) -> notices.add(leftBehind(desired, root, path)));
    List<Version> carries = LogUpkeep.carries(context);
    List<Version> published = published(publishing);
    List<VersionKey> drops = LogUpkeep.drops(context, published, notices);
    rebases.addAll(LogUpkeep.forgettable(context, published));
    publishing.addAll(local);
    return new Plan(
        desired.device(),
        desired.revision(),
        publishing,
        notices,
        new Bookkeeping(recovered, rebases, drops, carries, settles));
  }

  /**
   * Whether a root may come back that knows what was agreed in it. What the fleet has done since,
   * it has yet to do: a deletion that everybody forgets meanwhile would be undone by its files.
   */
  private static boolean waitsForARoot(Desired desired, Observed observed) {
    return !desired.roots().keySet().containsAll(observed.leftBehind().keySet());
  }

  private static NotSupported notSupported(Observed observed, Unsupported unsupported) {
    RootName root = unsupported.repositoriesOf();
    return root != null && observed.roots().get(root) instanceof Scanned scanned
        ? new NotSupported(unsupported, scanned.repositories())
        : new NotSupported(unsupported);
  }

  private static Notice leftBehind(Desired desired, RootName root, String path) {
    DesiredRoot moved = desired.roots().get(root);
    return new Notice.LeftBehind(root, path, moved == null ? null : moved.localPath().value());
  }

  private static List<Version> published(List<Action> actions) {
    List<Version> versions = new ArrayList<>();
    for (Action action : actions) {
      if (action instanceof Action.Publish publish) {
        versions.add(publish.version());
      }
    }
    return versions;
  }

  /**
   * What one root adds to the plan.
   *
   * @param paths as planning has left them
   * @param waiting where something would be done if there were room for it
   */
  record RootPlan(
      DesiredRoot desired,
      Paths paths,
      List<Action> publishing,
      List<Action> local,
      List<Notice> notices,
      List<Rebase> recovered,
      List<Rebase> rebases,
      Set<TreePath> waiting,
      boolean settles) {
    RootName root() {
      return desired.name();
    }
  }
}
