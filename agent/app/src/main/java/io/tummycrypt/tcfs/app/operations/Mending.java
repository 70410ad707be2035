package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.engine.home.BucketUrl;
import io.tummycrypt.tcfs.engine.home.FolderUrl;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.store.check.Damage;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.check.Inventory;
import io.tummycrypt.tcfs.store.copy.Copied.Problem;
import io.tummycrypt.tcfs.store.format.StoreKeys;

/**
 * What a person can do about what is damaged in a store.
 *
 * @param store its URL
 */
public record Mending(String store) {
  private static final String REPAIR = "run 'tcfs store repair' on a device that has the files";

  /** What can be done about a damage. */
  public String nextStep(Damage damage) {
    return nextStep(damage.object(), damage.kind(), "check again");
  }

  /** The same of what a copy of this store has found. */
  public static String nextStep(StoreCopied copied, Problem problem) {
    return switch (problem.side()) {
      case SOURCE -> new Mending(copied.from()).ofSource(problem);
      case TARGET -> "move that object out of %s, and copy again".formatted(copied.to());
    };
  }

  private String ofSource(Problem problem) {
    return problem.object().endsWith("/")
        ? "put that object right, and copy again"
        : nextStep(problem.object(), problem.kind(), "copy again");
  }

  private String nextStep(String object, Kind kind, String again) {
    return switch (kind) {
      case MISPLACED -> "move it out of the store";
      case FOREIGN -> "put this fleet's own object back in its place";
      case UNKNOWN -> "use the version of tcfs that wrote it, or a newer one";
      case UNREADABLE -> reading(object, again);
      case OUTDATED, MISSING, DAMAGED, REFUSED -> restoring(object, kind);
    };
  }

  private String reading(String object, String again) {
    String read = "see that it can be read, and " + again;
    if (Inventory.packOf(object) == null) {
      return read;
    }
    return switch (StoreUrl.parse(store)) {
      case FolderUrl folder -> read + "; if its disk has lost it, " + moving(folder, object);
      case BucketUrl _ -> read;
    };
  }

  /** What the disk does not give out is in the way of what is made again. */
  private static String moving(FolderUrl folder, String object) {
    return "move the file '%s' to a folder of the same disk outside of the store, and %s"
        .formatted(folder.directory().resolve(object), REPAIR);
  }

  private static String restoring(String object, Kind kind) {
    if (object.equals(StoreKeys.DEVICES.text())) {
      return "'tcfs store repair' writes it anew; nobody decides by it";
    }
    if (object.startsWith(StoreKeys.REPORTS)) {
      return "nothing has to be done: the next report of that device takes its place";
    }
    if (object.startsWith(StoreKeys.PACKS)) {
      return REPAIR + ", or restore that object from a copy of the store";
    }
    return kind == Kind.REFUSED
        ? "look at the device that wrote it, and restore that object from a copy of the store"
        : "restore that object from a copy of the store";
  }
}
