package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a device stands.
 *
 * @param planned what it would do now
 * @param store where it meets the others
 * @param lastSync when a sync last came to its end; null if none did
 * @param roots by name; only the one of the place, if one was asked for
 * @param pushes that were refused and would be again, in any root
 * @param place what was asked for; null for everything
 * @param standing how its path stands; null where it has none, or its root cannot be looked at
 * @param agent who keeps it as desired, if anybody does
 * @param broken what is wrong with the working copy, which is then left out of account; null if it
 *     can be used or is not there
 * @param setup what this machine is set up for
 */
public record Status(
    Planned planned,
    String store,
    @Nullable Instant lastSync,
    List<RootState> roots,
    List<RefusedPush> pushes,
    @Nullable Place place,
    @Nullable Standing standing,
    Agent agent,
    @Nullable BrokenCopy broken,
    Setup setup) {
  public Status {
    roots = List.copyOf(roots);
    pushes = List.copyOf(pushes);
  }

  /** On a machine that is set up as usual. */
  public Status(
      Planned planned,
      String store,
      @Nullable Instant lastSync,
      List<RootState> roots,
      List<RefusedPush> pushes,
      @Nullable Place place,
      @Nullable Standing standing,
      Agent agent,
      @Nullable BrokenCopy broken) {
    this(planned, store, lastSync, roots, pushes, place, standing, agent, broken, Setup.USUAL);
  }

  /** What it would do now at the place that was asked for. */
  public Planned focus() {
    return place == null ? planned : planned.within(place);
  }

  /** The refused pushes at the place that was asked for. */
  public List<RefusedPush> focusedPushes() {
    return pushes.stream()
        .filter(
            push -> place == null || place.contains(push.place().root(), push.overtaken().path()))
        .toList();
  }

  /**
   * Who keeps a device as desired.
   *
   * @param socket where it can be asked
   * @param answer what it says
   * @param paused since when it is to do nothing; null if it is to do what there is to do
   * @param hasServers whether the document names message servers
   * @param untold how many heads of this device the next agent has to tell of, as far as is known
   *     here; null if no agent has ever told of one
   */
  public record Agent(
      Path socket,
      AgentLink.Answer answer,
      @Nullable Instant paused,
      boolean hasServers,
      @Nullable Long untold) {}

  /** How one path stands that is asked for by itself. */
  public sealed interface Standing {
    /** A rule leaves it out, or a folder that it is in. */
    record LeftOut(Setting<String> rule) implements Standing {}

    /** This is what the device has agreed upon; what has changed since is in the plan. */
    record Agreed(Content content) implements Standing {}

    /** Nothing is agreed upon; what is there since is in the plan. */
    record Unknown() implements Standing {}
  }

  /**
   * A working copy that cannot be used.
   *
   * @param findings at least one, in the order of the text
   */
  public record BrokenCopy(Path file, List<Finding> findings) {
    public BrokenCopy {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What a root holds.
   *
   * @param files files and links that are synchronised
   * @param bytes of the files
   * @param vaultFiles what is kept of displaced files
   */
  public record RootState(
      RootName root, long files, long bytes, long vaultFiles, long vaultBytes) {}
}
