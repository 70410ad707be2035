package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Siblings;
import io.tummycrypt.tcfs.store.older.ImportPlan.Differing;
import io.tummycrypt.tcfs.store.older.ImportPlan.Item;
import io.tummycrypt.tcfs.store.older.ImportPlan.Known;
import io.tummycrypt.tcfs.store.older.ImportPlan.New;
import io.tummycrypt.tcfs.store.older.ImportPlan.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of an older store in a fleet: what the fleet does not have is published, what
 * it has is left alone. Depends on its arguments alone.
 */
public final class ImportPlanner {
  private final FleetView view;
  private final Place into;
  private final ImportedVersions versions;
  private final List<Item> pathless = new ArrayList<>();
  private final TreeMap<TreePath, OlderEntry> found = new TreeMap<>();
  private long deleted;

  private ImportPlanner(FleetView view, Place into, ImportedVersions versions) {
    this.view = view;
    this.into = into;
    this.versions = versions;
  }

  /** Plans for what was read of an older store. */
  public static ImportPlan plan(
      OlderCatalog.Contents contents, FleetView view, Place into, ImportedVersions versions) {
    ImportPlanner planner = new ImportPlanner(view, into, versions);
    contents.entries().forEach(planner::take);
    List<Item> items = new ArrayList<>(planner.pathless);
    planner.found.forEach((path, entry) -> {
      Item item = planner.item(path, entry);
      if (item != null) {
        items.add(item);
      }
    });
    return new ImportPlan(into, items, planner.deleted, contents.unnamed());
  }

  private void take(OlderEntry entry) {
    if (entry.found() instanceof OlderEntry.Deleted) {
      deleted++;
      return;
    }
    if (entry.found() instanceof OlderEntry.Unusable(String reason)) {
      pathless.add(new Refused(entry.name(), reason));
      return;
    }
    String refusal = OlderNames.refusal(entry.name());
    if (refusal != null) {
      pathless.add(new Refused(entry.name(), refusal));
      return;
    }
    try {
      TreePath path =
          TreePath.parse(into.path() == null ? entry.name() : into.path() + "/" + entry.name());
      OlderEntry twin = found.get(path);
      if (twin == null || isFolder(entry)) {
        found.put(path, entry);
      }
      if (twin != null && !(isFolder(entry) && isFolder(twin))) {
        // As anywhere, the folder stays.
        pathless.add(new Refused(entry.name(), "a folder has the same name"));
      }
    } catch (UnsafePathException e) {
      pathless.add(new Refused(entry.name(), e.rule()));
    }
  }

  private static boolean isFolder(OlderEntry entry) {
    return entry.found() instanceof OlderEntry.Folder;
  }

  private @Nullable Item item(TreePath path, OlderEntry entry) {
    return switch (entry.found()) {
      case OlderEntry.File file -> {
        Content content =
            new Content.File(file.source().digest(), file.source().size(), file.mode());
        yield item(path, entry, content, file.origin(), file.source());
      }
      case OlderEntry.Link link ->
          item(path, entry, new Content.Link(link.target()), link.origin(), null);
      case OlderEntry.Folder _ -> folder(path);
      case OlderEntry.Deleted _, OlderEntry.Unusable _ -> null;
    };
  }

  private Item item(
      TreePath path, OlderEntry entry, Content content, Origin origin, @Nullable OlderFile source) {
    if (hasBelow(found, path)) {
      return new Refused(entry.name(), "a folder has the same name");
    }
    return against(path, content, origin, source);
  }

  private Item against(TreePath path, Content content, Origin origin, @Nullable OlderFile source) {
    Version version = versions.of(into.root(), path, content, origin);
    return switch (against(version, view)) {
      case New _ -> new New(version, source);
      case Differing(var _, var _, var _, List<Version> fleet) ->
          new Differing(path, content, origin.device(), fleet);
      case Known known -> known;
      case Refused refused -> refused;
    };
  }

  /** What becomes of a version, by what the fleet has. */
  public static Item against(Version version, FleetView view) {
    RootName root = version.root();
    TreePath path = version.path();
    Content content = version.content();
    if (content instanceof Content.Folder && !below(view, root, path).isEmpty()) {
      return new Known(path);
    }
    List<Version> there = view.versions(root, path);
    if (there.stream().anyMatch(other -> ImportedVersions.hasSeen(other, version))) {
      return new Known(path);
    }
    Siblings siblings = Siblings.of(there);
    if (there.stream().anyMatch(other -> isDeletionOf(content, other))) {
      return new Known(path);
    }
    if (siblings.withContent(content) != null) {
      return new Known(path);
    }
    List<Version> inTheWay = siblings.isLive() ? siblings.contents() : inTheWay(view, root, path);
    return inTheWay.isEmpty()
        ? new New(version, null)
        : new Differing(path, content, version.by().text(), inTheWay);
  }

  /** Somebody had this content and did not want it: nothing but a person brings it back. */
  private static boolean isDeletionOf(Content content, Version version) {
    return !version.isLive() && version.from().sameContent(content);
  }

  /** A folder needs no entry of its own where something is in it. */
  private @Nullable Item folder(TreePath path) {
    if (hasBelow(found, path)) {
      return null;
    }
    Content folder = new Content.Folder(Content.Folder.USUAL_MODE);
    return against(path, folder, Origin.UNKNOWN, null);
  }

  /** Files of the fleet where a folder would have to be, or the other way round. */
  private static List<Version> inTheWay(FleetView view, RootName root, TreePath path) {
    for (TreePath above = path.parent(); above != null; above = above.parent()) {
      Siblings siblings = view.siblings(root, above);
      if (siblings.isLive() && !(siblings.winner().content() instanceof Content.Folder)) {
        return siblings.contents();
      }
    }
    return below(view, root, path);
  }

  /** The first of what is live below a path, if anything is. */
  private static List<Version> below(FleetView view, RootName root, TreePath path) {
    for (List<Version> next : view.of(root).from(path)) {
      TreePath at = next.getFirst().path();
      if (at.equals(path)) {
        continue;
      }
      if (!at.isWithin(path)) {
        break;
      }
      Siblings siblings = Siblings.of(next);
      if (siblings.isLive()) {
        return List.of(siblings.winner());
      }
    }
    return List.of();
  }

  private static boolean hasBelow(NavigableMap<TreePath, OlderEntry> paths, TreePath path) {
    TreePath next = paths.higherKey(path);
    return next != null && next.isWithin(path);
  }
}
