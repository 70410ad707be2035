package io.tummycrypt.tcfs.app.operations;

import java.io.IOException;
import java.util.Optional;

/**
 * What is done with whole stores, be it that of this device or another one. What fails ends as with
 * {@link Operations}.
 */
public interface StoreOperations {
  /** Asked once it is known what an import would do, and before anything of it is done. */
  @FunctionalInterface
  interface ImportApproval {
    /** Whether it may be done. */
    boolean approves(Imported planned) throws IOException;
  }

  /** Asked before anything in a store is replaced. */
  @FunctionalInterface
  interface RepairApproval {
    /** Whether the plan may be carried out. */
    boolean approves(RepairPlanned planned) throws IOException;
  }

  /**
   * Looks whether everything in a store is there and sound; what is wrong with an object is a
   * finding. Writes nothing anywhere.
   *
   * @param readData whether all bytes of all packs are read
   */
  Inspected inspect(StoreChoice store, boolean readData) throws IOException;

  /** Measures a store. Writes nothing anywhere. */
  Measured measure(StoreChoice store) throws IOException;

  /**
   * Copies all that a fleet has in one store to another place, which proves first that it keeps
   * what a store must promise. What the one does not give out is told, and left out. Repeating it
   * goes on where it was cut short.
   */
  StoreCopied copy(CopyRequest request) throws IOException;

  /**
   * Puts right in this device's store what is damaged and can be made again from what is here.
   *
   * @param readData whether all bytes of all packs are read to find it
   * @return empty if it is not approved; then nothing was changed
   */
  Optional<StoreRepaired> repair(boolean readData, RepairApproval approval) throws IOException;

  /** What {@link #importOlder} would do. Writes nothing anywhere. */
  Imported planImport(ImportRequest request) throws IOException;

  /**
   * Publishes what the store of an older tcfs has, and the fleet has not. Nothing of the fleet is
   * replaced, and nothing is written into the older store.
   *
   * @return empty if it is not approved; then nothing was changed
   */
  Optional<Imported> importOlder(ImportRequest request, ImportApproval approval) throws IOException;
}
