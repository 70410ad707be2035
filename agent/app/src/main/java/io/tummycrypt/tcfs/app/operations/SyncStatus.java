package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this machine tracks, as far as it knows without asking the store.
 *
 * @param device its name
 * @param lastSync when a sync last came to its end; null if none is known
 * @param roots by name; only the one of the path, if one was asked for
 * @param tracked how that path is; null if everything was asked for
 */
public record SyncStatus(
    String device,
    @Nullable Instant lastSync,
    Status.Agent agent,
    List<Root> roots,
    @Nullable Tracked tracked) {
  public SyncStatus {
    roots = List.copyOf(roots);
  }

  /**
   * A root that was ever taken up here.
   *
   * @param folder where it is
   * @param files files and links that were agreed upon
   * @param bytes of the files
   * @param work what its agent left to do there; null if nobody can tell
   */
  public record Root(
      RootName root, String folder, long files, long bytes, AgentState.@Nullable RootWork work) {}

  /** How a path is tracked. */
  public enum State {
    /** It is as agreed upon. */
    SYNCED("synced"),
    /** Something else was agreed upon than what is here. */
    CHANGED("changed"),
    /** Something is here, and nothing is agreed upon. */
    NEW("new"),
    /** Something is agreed upon, and nothing is here. */
    DELETED("deleted"),
    /** Nothing is here, and nothing is agreed upon. */
    ABSENT("absent"),
    /** A folder, which is as what is in it. */
    FOLDER("folder"),
    /** It cannot be looked at. */
    UNREADABLE("unreadable");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /** For people, and in {@code --json}. */
    public String text() {
      return text;
    }
  }

  /**
   * A path, or a root as a whole.
   *
   * @param by the device that published what is agreed upon; null if nothing is
   * @param files that are tracked below it
   * @param problem why it cannot be looked at; null if it can
   * @param failed why its agent could not bring it up to date, empty if that is not known any more;
   *     null if it says nothing of the kind
   */
  public record Tracked(
      Place place,
      State state,
      @Nullable String by,
      long files,
      @Nullable String problem,
      @Nullable String failed) {
    /** One of which no agent has said anything. */
    public Tracked(
        Place place, State state, @Nullable String by, long files, @Nullable String problem) {
      this(place, state, by, files, problem, null);
    }

    /** The same with what its agent says. */
    public Tracked asToldBy(@Nullable AgentState agent) {
      TreePath path = place.path();
      String why = agent == null || path == null ? null : agent.failure(place.root(), path);
      return new Tracked(place, state, by, files, problem, why);
    }
  }
}
