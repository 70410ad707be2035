package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.RootChange;
import io.tummycrypt.tcfs.app.operations.RootListing;
import io.tummycrypt.tcfs.app.operations.RootListing.Mapped;
import io.tummycrypt.tcfs.app.operations.RootListing.Unmapped;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.stream.Collectors;

/** The roots of a device, and what became of one. */
public final class RootText {
  private RootText() {}

  /** Prints what a device has and what it could have. */
  public static void print(RootListing listing, Page lines) {
    lines.accept("Device " + listing.device() + ", " + StatusText.document(listing.source()));
    lines.accept("");
    if (listing.roots().isEmpty()) {
      lines.accept("It has no root.");
    } else {
      new Table<Mapped>("")
          .column("ROOT", root -> root.name().text())
          .column("MODE", root -> root.mode().text())
          .column("FOLDER", root -> Words.of(root.path()))
          .print(listing.roots(), lines);
    }
    if (!listing.others().isEmpty()) {
      lines.accept("");
      lines.accept("In the fleet, and not on this device:");
      new Table<Unmapped>("  ")
          .column(root -> root.name().text())
          .column(RootText::how)
          .print(listing.others(), lines);
    }
  }

  private static String how(Unmapped root) {
    return root.path() == null
        ? "tcfs root add " + root.name() + "=PATH"
        : "tcfs root add " + root.name() + ", for " + Words.of(root.path());
  }

  /** Prints that a device has a root now. */
  public static void printAdded(RootChange change, Page lines) {
    lines.accept(
        "Root %s %s at %s, revision %d"
            .formatted(
                change.root(),
                change.changed() ? "is" : "was already",
                Words.of(change.path()),
                change.revision()));
    lines.accept("");
    lines.accept("Next: 'tcfs diff-desired' shows what a sync would do; 'tcfs sync' does it.");
  }

  /** Prints that this device does not have a root any more, and what it leaves behind. */
  public static void printRemoved(RootChange change, Page lines) {
    lines.accept(
        "Root %s is not on this device any more, revision %d"
            .formatted(change.root(), change.revision()));
    leftBehind(change, lines);
    if (!change.others().isEmpty()) {
      lines.accept("  still on     " + names(change));
    }
  }

  /** Prints that no device has a root any more. */
  public static void printRemovedFromFleet(RootChange change, Page lines) {
    lines.accept(
        "Root %s is not in the fleet any more, revision %d"
            .formatted(change.root(), change.revision()));
    leftBehind(change, lines);
    if (!change.others().isEmpty()) {
      lines.accept("  was also on  " + names(change) + ", where it is left behind as well");
    }
  }

  private static void leftBehind(RootChange change, Page lines) {
    if (!change.path().isEmpty()) {
      lines.accept("  left behind  " + Words.of(change.path()) + "; nothing in it is deleted");
    }
  }

  private static String names(RootChange change) {
    return change.others().stream().map(DeviceName::text).collect(Collectors.joining(", "));
  }
}
