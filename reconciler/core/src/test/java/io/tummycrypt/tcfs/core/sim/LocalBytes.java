package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Watches the bytes on one machine through a cycle: what was in the folder stays in the folder, the
 * vault or a temporary, and only what the fleet has read may go to the vault.
 */
final class LocalBytes {
  private final SimDevice device;
  private final Ledger ledger;

  /** What was in the folder or the vault, or was displaced, when last looked at. */
  private final Set<Object> kept = new HashSet<>();

  /** What of that was nowhere but in a temporary when the last cycle ended. */
  private final Set<Object> displaced = new HashSet<>();

  /** Deletions that were published or carried out here, and how often it had been written then. */
  private final Map<TreePath, Map<Object, Integer>> deleted = new HashMap<>();

  /** What these deletions had seen. */
  private final Map<TreePath, Clock> deletions = new HashMap<>();

  private SortedMap<TreePath, Content> before;

  LocalBytes(SimDevice device, Ledger ledger) {
    this.device = device;
    this.ledger = ledger;
    this.before = device.tree();
  }

  /** A user may have done anything until now. */
  void begin() {
    before = device.tree();
    Set<Object> present = inFolder();
    present.addAll(inVault());
    displaced.retainAll(inTemporaries());
    kept.clear();
    kept.addAll(present);
    kept.addAll(displaced);
  }

  private Set<Object> inFolder() {
    return identities(device.tree().values());
  }

  private Set<Object> inVault() {
    Set<Object> identities = new HashSet<>();
    device.root.vault().forEach(each -> add(identities, each.content()));
    return identities;
  }

  private Set<Object> inTemporaries() {
    return identities(device.root.temporaries());
  }

  private static Set<Object> identities(Iterable<Content> contents) {
    Set<Object> identities = new HashSet<>();
    contents.forEach(content -> add(identities, content));
    return identities;
  }

  private static void add(Set<Object> identities, Content content) {
    Object identity = Contents.identity(content);
    if (identity != null) {
      identities.add(identity);
    }
  }

  /** A user does something in the middle of a cycle. */
  void interrupted(Runnable user) {
    Set<Object> gone = inFolder();
    user.run();
    Set<Object> now = inFolder();
    gone.removeAll(now);
    kept.removeAll(gone);
    kept.addAll(now);
    device.tree().forEach((path, content) -> before.put(path, content));
  }

  /**
   * Checks that nothing was displaced blindly.
   *
   * @param mayBeHidden what may be in the vault alone
   */
  void check(Predicate<Object> mayBeHidden) {
    Set<Object> visible = inFolder();
    Set<Object> vault = inVault();
    displaced.clear();
    displaced.addAll(kept);
    displaced.removeAll(visible);
    displaced.removeAll(vault);
    visible.addAll(inTemporaries());
    for (Object identity : kept) {
      if (!visible.contains(identity) && !vault.contains(identity)) {
        throw new Violation(
            Kind.BLIND_DISPLACEMENT,
            identity + " was displaced on " + device + " and kept nowhere");
      }
      if (!visible.contains(identity) && !mayBeHidden.test(identity) && wasInFolder(identity)) {
        throw new Violation(
            Kind.BLIND_DISPLACEMENT,
            identity + " went to the vault of " + device + ", read by nobody");
      }
    }
  }

  private boolean wasInFolder(Object identity) {
    return before.values().stream()
        .anyMatch(content -> identity.equals(Contents.identity(content)));
  }

  /** Takes up the deletions that this cycle published or carried out. */
  void noteDeletions(Report report) {
    for (Action action : report.done()) {
      switch (action) {
        case Action.Delete delete -> {
          if (delete.next() != null) {
            noteDeleted(delete.path(), delete.expected(), delete.next().clock());
          }
        }
        case Action.PushDeletion deletion -> {
          if (deletion.confirm()) {
            Version version = deletion.version();
            noteDeleted(deletion.path(), version.from(), version.clock());
          }
        }
        case Action.Push _, Action.PushCopy _, Action.Pull _, Action.Adopt _ -> {}
        case Action.MakeFolder _, Action.RemoveFolder _, Action.SetAttributes _ -> {}
      }
    }
  }

  private void noteDeleted(TreePath path, Content content, Clock seen) {
    deletions.merge(path, seen, Clock::join);
    Object identity = Contents.identity(content);
    if (identity != null) {
      deleted
          .computeIfAbsent(path, _ -> new HashMap<>())
          .put(identity, ledger.writes(path, identity));
    }
  }

  /** Forgets all deletions, as the device itself does when its state is lost. */
  void forgetDeletions() {
    deleted.clear();
    deletions.clear();
  }

  /** Checks that this cycle put nothing where its deletion had been known. */
  void checkNothingReturned(Report report) {
    for (Action action : report.done()) {
      if (action instanceof Action.Pull pull
          && deletions.getOrDefault(pull.path(), Clock.ZERO).covers(pull.next().clock())) {
        throw returned(pull.path(), pull.next().content());
      }
    }
    device.tree().forEach(this::checkNotReturned);
  }

  /** A content that was written but once, and deleted, is there again. */
  private void checkNotReturned(TreePath path, Content content) {
    Object identity = Contents.identity(content);
    Integer writes = identity == null ? null : deleted.getOrDefault(path, Map.of()).get(identity);
    if (writes != null
        && identity != null
        && !Objects.equals(before.get(path), content)
        && ledger.writes(path, identity) == writes
        && writes <= 1) {
      throw returned(path, content);
    }
  }

  private Violation returned(TreePath path, Content content) {
    return new Violation(
        Kind.RESURRECTION, Contents.text(content) + " came back at " + path + " on " + device);
  }

  /** Checks that a user has put each content where it is. */
  void requireNoInvention() {
    device
        .tree()
        .forEach((path, content) -> {
          Object identity = Contents.identity(content);
          if (identity != null && !ledger.wasWritten(path, identity)) {
            String what = Contents.text(content) + " at " + path + ", where nobody put it";
            throw new Violation(Kind.INVENTION, device + " has " + what);
          }
        });
  }
}
