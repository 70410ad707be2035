package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.RootName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks roots: new ones, restored ones, and known ones anew, so that a tree that is put back from a
 * copy has a token that is not the last one. Old and new token are remembered before a marker
 * changes; a root without a marker is remembered only when it has one, for a marker that is
 * remembered and not there halts the root.
 */
final class RootTaking {
  private final Ports ports;
  private final Observer observer;
  private final Reconciler.Commit commit;
  private final Halting halting;

  RootTaking(Ports ports, Observer observer, Reconciler.Commit commit, Halting halting) {
    this.ports = ports;
    this.observer = observer;
    this.commit = commit;
    this.halting = halting;
  }

  /** Told of a root whose folder cannot be marked; the others go on. */
  @FunctionalInterface
  interface Halting {
    void halt(RootName root, IOException why);
  }

  /** Whether the folder is marked as this root of this fleet, so that batches in it are ours. */
  static boolean isOurs(String fleetId, RootName root, RootLook look) {
    return look instanceof RootLook.Present present
        && present.marker() != null
        && present.marker().fleetId().equals(fleetId)
        && present.marker().root().equals(root);
  }

  /**
   * @param renew whether known roots get a new token
   */
  void takeUp(List<DesiredRoot> roots, DeviceState state, boolean renew) throws IOException {
    for (DesiredRoot root : roots) {
      @Nullable RootGate gate = observer.gate(root, state);
      switch (gate) {
        case null -> {}
        case RootGate.Halt _ -> {}
        case RootGate.FirstRun _ -> {
          commit.commit(List.of(new StateChange.ForgetBases(root.name())));
          mark(root, state, /* isJoining= */ true);
        }
        case RootGate.Known() -> {
          RootMemory memory = state.root(root.name());
          if (renew) {
            mark(root, state, memory != null && memory.isJoining());
          }
        }
      }
    }
  }

  private void mark(DesiredRoot root, DeviceState state, boolean isJoining) throws IOException {
    RootFolder folder = ports.folder(root.name());
    if (!(folder.reader().look() instanceof RootLook.Present present)) {
      halting.halt(root.name(), new IOException("it has gone"));
      return;
    }
    String token = HexFormat.of().toHexDigits(ports.machine().random());
    List<String> both = new ArrayList<>(List.of(token));
    RootMemory memory = state.root(root.name());
    if (memory != null) {
      both.addAll(memory.tokens());
    }
    if (present.marker() != null) {
      remember(root, both, present.fileSystem(), isJoining);
    }
    try {
      folder.writer().mark(new Marker(ports.fleetId(), root.name(), token));
    } catch (IOException e) {
      halting.halt(root.name(), e);
      return;
    }
    remember(root, List.of(token), present.fileSystem(), isJoining);
  }

  private void remember(DesiredRoot root, List<String> tokens, String fileSystem, boolean isJoining)
      throws IOException {
    RootMemory memory = new RootMemory(root.localPath().value(), tokens, fileSystem, isJoining);
    commit.commit(List.of(new StateChange.Remember(root.name(), memory)));
  }
}
