package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do.
 *
 * @param into where the older store goes
 * @param items what becomes of each path of it, by path; first what has no path
 * @param deleted how many paths were deleted in the older store
 * @param unnamed how many manifests nothing in its index names
 */
public record ImportPlan(Place into, List<Item> items, long deleted, long unnamed) {
  public ImportPlan {
    items = List.copyOf(items);
  }

  /** What becomes of one path. */
  public sealed interface Item {}

  /**
   * It is published.
   *
   * @param source of its bytes; null if it is no file
   */
  public record New(Version version, @Nullable OlderFile source) implements Item {}

  /** The fleet has this content at the path, or had it and has gone on: nothing is to do. */
  public record Known(TreePath path) implements Item {}

  /**
   * The fleet has something else there, so nothing is imported.
   *
   * @param older what the older store has
   * @param device that wrote it, as it was called then; empty if nobody says
   * @param fleet what the fleet has, at the path or in its way
   */
  public record Differing(TreePath path, Content older, String device, List<Version> fleet)
      implements Item {
    public Differing {
      fleet = List.copyOf(fleet);
    }
  }

  /**
   * It is not imported.
   *
   * @param name as the older store has it, which may be no path
   */
  public record Refused(String name, String reason) implements Item {}

  /** What is published. */
  public List<New> news() {
    return of(New.class).toList();
  }

  /** Where the fleet has something else. */
  public List<Differing> differing() {
    return of(Differing.class).toList();
  }

  /** What is not imported, whatever the fleet has. */
  public List<Refused> refused() {
    return of(Refused.class).toList();
  }

  /** How many paths the fleet has already. */
  public long known() {
    return of(Known.class).count();
  }

  /** How many bytes are published. */
  public long bytes() {
    return of(New.class).mapToLong(item -> item.version().content().bytes()).sum();
  }

  private <T extends Item> Stream<T> of(Class<T> kind) {
    return items.stream().filter(kind::isInstance).map(kind::cast);
  }
}
