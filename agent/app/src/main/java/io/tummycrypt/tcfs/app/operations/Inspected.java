package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.store.check.Condition;
import io.tummycrypt.tcfs.store.check.Damage;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.format.StoreKeys;

/**
 * How a store was found.
 *
 * @param store its URL
 */
public record Inspected(String store, Condition condition) {
  /** What a person can do about a damage. */
  public static String nextStep(Damage damage) {
    return switch (damage.kind()) {
      case MISPLACED -> "move it out of the store";
      case FOREIGN -> "put this fleet's own object back in its place";
      case UNKNOWN -> "use the version of tcfs that wrote it, or a newer one";
      case UNREADABLE -> "see that it can be read, and check again";
      case OUTDATED, MISSING, DAMAGED, REFUSED -> restoring(damage);
    };
  }

  private static String restoring(Damage damage) {
    if (damage.object().equals(StoreKeys.DEVICES.text())) {
      return "'tcfs store repair' writes it anew; nobody decides by it";
    }
    if (damage.object().startsWith(StoreKeys.REPORTS)) {
      return "nothing has to be done: the next report of that device takes its place";
    }
    if (damage.object().startsWith(StoreKeys.PACKS)) {
      return "run 'tcfs store repair' on a device that has the files, or restore that object from a"
          + " copy of the store";
    }
    return damage.kind() == Kind.REFUSED
        ? "look at the device that wrote it, and restore that object from a copy of the store"
        : "restore that object from a copy of the store";
  }
}
