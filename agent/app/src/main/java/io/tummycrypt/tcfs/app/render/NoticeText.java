package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.desired.Unsupported;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.HeldSet;
import io.tummycrypt.tcfs.core.plan.HoldingGuard;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Notice.DiskFloor;
import io.tummycrypt.tcfs.core.plan.Notice.Halted;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.plan.Notice.LeftBehind;
import io.tummycrypt.tcfs.core.plan.Notice.LeftOut;
import io.tummycrypt.tcfs.core.plan.Notice.LocalOnly;
import io.tummycrypt.tcfs.core.plan.Notice.NotSupported;
import io.tummycrypt.tcfs.core.plan.Notice.OpenConflict;
import io.tummycrypt.tcfs.core.plan.Notice.UnreadableDevice;
import io.tummycrypt.tcfs.core.plan.Notice.Waiting;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person should know of a plan and what waits for one, each kind under its own heading and
 * with what to do about it.
 */
public final class NoticeText {
  /** Of what is held, where it is not the plan itself that somebody asked for. */
  private static final int MOST_HELD = 20;

  private final Planned planned;
  private final Page lines;

  private NoticeText(Planned planned, Page lines) {
    this.planned = planned;
    this.lines = lines;
  }

  /** Prints all of it, but of what is held in a root no more than fits on a screen. */
  static void print(Planned planned, Page lines) {
    print(planned, MOST_HELD, lines);
  }

  /** Prints all of it. */
  static void printAll(Planned planned, Page lines) {
    print(planned, Integer.MAX_VALUE, lines);
  }

  private static void print(Planned planned, int mostHeld, Page lines) {
    NoticeText text = new NoticeText(planned, lines);
    ConflictText.print(planned, lines);
    planned.plan().heldSets().forEach(set -> text.held(set, mostHeld));
    text.all(Halted.class).forEach(text::halted);
    text.all(DiskFloor.class).forEach(text::diskFloor);
    text.all(UnreadableDevice.class).forEach(text::unreadableDevice);
    text.all(Waiting.class).forEach(text::waiting);
    FindingText.print(planned.plan().notices(), lines);
    text.localOnly(text.all(LocalOnly.class));
    text.leftBehind(text.all(LeftBehind.class));
    text.unsupported(text.all(NotSupported.class));
  }

  /** Prints which roots and devices could not be looked at. */
  public static void printUnknown(Planned planned, Page lines) {
    NoticeText text = new NoticeText(planned, lines);
    text.all(Halted.class).forEach(text::halted);
    text.all(UnreadableDevice.class).forEach(text::unreadableDevice);
    text.all(Waiting.class).forEach(text::waiting);
  }

  /** Prints which devices are not known to the end, so that nothing about them is believed. */
  static void printUnreadable(Planned planned, Page lines) {
    NoticeText text = new NoticeText(planned, lines);
    text.all(UnreadableDevice.class).forEach(text::unreadableDevice);
  }

  /** Prints what stays here because nobody asked for it: a line for each root, none for none. */
  static void printLeftOut(Planned planned, Page lines) {
    List<LeftOut> all = new NoticeText(planned, lines).all(LeftOut.class);
    if (!all.isEmpty()) {
      lines.accept("");
    }
    for (LeftOut left : all) {
      List<String> parts = new ArrayList<>();
      if (left.repositories() > 0) {
        parts.add(
            "the .git of " + Amounts.count(left.repositories(), "repository", "repositories"));
      }
      if (left.excluded() > 0) {
        parts.add(Amounts.count(left.excluded(), "path") + " by exclude patterns");
      }
      lines.accept("Left out in root " + left.root() + ": " + String.join(", ", parts));
    }
  }

  /** The roots in which something is not as desired although nothing can be applied. */
  static Set<RootName> roots(List<Notice> notices) {
    Set<RootName> roots = new TreeSet<>();
    for (Notice notice : notices) {
      switch (notice) {
        case Halted halted -> roots.add(halted.root());
        case Held held -> roots.add(held.root());
        case OpenConflict conflict -> roots.add(conflict.root());
        case Notice.Finding finding -> roots.add(finding.root());
        case Notice.NameFinding finding -> roots.add(finding.root());
        case DiskFloor floor -> roots.add(floor.root());
        case Waiting waiting -> roots.add(waiting.root());
        case LocalOnly _, LeftBehind _, NotSupported _, UnreadableDevice _, LeftOut _ -> {}
      }
    }
    return roots;
  }

  private <T extends Notice> List<T> all(Class<T> kind) {
    List<T> all = new ArrayList<>();
    for (Notice notice : planned.plan().notices()) {
      if (kind.isInstance(notice)) {
        all.add(kind.cast(notice));
      }
    }
    return all;
  }

  private void heading(String text) {
    lines.accept("");
    lines.heading(text);
  }

  private void held(HeldSet set, int most) {
    heading(
        "Held in root %s: %s, hash %s"
            .formatted(set.root(), Amounts.count(set.held().size(), "change"), set.hash()));
    new Table<Held>("  ")
        .column(held -> "! " + Words.path(held.path().toString()))
        .colour(_ -> Colour.NOTICE)
        .mayShorten()
        .column(held -> ContentText.of(held.content()))
        .column(held -> held.kind().text())
        .print(set.held().stream().limit(most).toList(), lines);
    if (set.held().size() > most) {
      lines.accept("  and " + (set.held().size() - most) + " more; 'tcfs diff-desired' lists all");
    }
    guards(set)
        .forEach(guard -> Wrapped.print("  because:          ", CauseText.guard(guard), lines));
    lines.accept("  to let it happen: tcfs release %s --plan %s".formatted(set.root(), set.hash()));
    Wrapped.print(
        "  to undo it:       ",
        "tcfs release %s --reject   (what is gone comes back, what is here stays)"
            .formatted(set.root()),
        lines);
  }

  private Set<Setting<?>> guards(HeldSet set) {
    DesiredRoot root = planned.desired().roots().get(set.root());
    Set<Setting<?>> guards = new LinkedHashSet<>();
    for (Held held : set.held()) {
      Setting<?> guard = root == null ? null : HoldingGuard.of(held.kind(), root.guards());
      if (guard != null) {
        guards.add(guard);
      }
    }
    return guards;
  }

  private void halted(Halted halted) {
    heading("Halted root " + halted.root() + ": " + Words.line(halted.reason()));
    if (!halted.nextStep().isEmpty()) {
      Wrapped.print("  to go on: ", Words.line(halted.nextStep()), lines);
    }
  }

  private void diskFloor(DiskFloor floor) {
    heading(
        "Waiting in root %s: %s to write, %s free, and %s shall stay free"
            .formatted(
                floor.root(),
                Amounts.bytes(floor.neededBytes()),
                Amounts.bytes(floor.freeBytes()),
                Amounts.bytes(floor.floorBytes())));
    lines.accept("  to go on: make room on its disk, or lower guards.minFreeBytes");
  }

  private void waiting(Waiting waiting) {
    heading(
        "Waiting in root %s: %s, until everything is readable that other devices have seen"
            .formatted(waiting.root(), Amounts.count(waiting.paths(), "path")));
    waiting
        .awaited()
        .forEach((device, seq) ->
            Wrapped.print(
                "  ",
                "slot %d of device %s was seen by another device and is not there: '%s'"
                    .formatted(seq, device, StoreKeys.slot(device, seq)),
                lines));
    if (waiting.awaited().isEmpty()) {
      lines.accept("  to go on: tcfs sync, in a while");
      return;
    }
    Wrapped.print(
        "  to go on: ",
        "tcfs sync, in a while; if it does not come, restore that object from a copy of the store",
        lines);
    waiting.awaited().keySet().forEach(this::orRevoke);
  }

  private void orRevoke(DeviceName device) {
    Wrapped.print(
        "  or:       ",
        "tcfs device revoke %s   (what only that slot told is then left to its own files)"
            .formatted(device),
        lines);
  }

  private void unreadableDevice(UnreadableDevice unreadable) {
    heading(
        "Unreadable device %s: slot %d and what follows it: %s"
            .formatted(
                unreadable.device(),
                unreadable.slot().seq(),
                Words.line(unreadable.slot().problem())));
    Wrapped.print(
        "  ",
        "until then nothing is written here at paths that have never been in agreement here",
        lines);
    lines.accept("  to go on: restore that object from a copy of the store");
    orRevoke(unreadable.device());
  }

  private void localOnly(List<LocalOnly> all) {
    if (all.isEmpty()) {
      return;
    }
    heading("Local-only from now on: stays here, and what others do with it is not followed");
    new Table<LocalOnly>("  ")
        .column(local -> "! " + local.root() + ": " + Words.path(local.path().toString()))
        .colour(_ -> Colour.NOTICE)
        .mayShorten()
        .column(local -> "pattern " + Words.of(local.rule().value()))
        .column(local -> Words.line(local.rule().origin().toString()))
        .print(all, lines);
    lines.accept("  to synchronise one again: take its pattern out, or add '!PATTERN' after it");
  }

  private void leftBehind(List<LeftBehind> all) {
    if (all.isEmpty()) {
      return;
    }
    heading("Left behind: nothing in it is deleted, and nothing of it is synchronised any more");
    new Table<LeftBehind>("  ")
        .column(left -> "! " + left.root() + ": " + Words.of(left.localPath()))
        .colour(_ -> Colour.NOTICE)
        .column(NoticeText::where)
        .print(all, lines);
    lines.accept("  to go on with one: put it back into the fleet document, at this folder");
    lines.accept("  to be rid of one:  delete the folder yourself; no other device follows that");
  }

  private static String where(LeftBehind left) {
    return left.movedTo() == null
        ? "the document does not have this root on this device any more"
        : "the document has this root at " + Words.of(left.movedTo()) + " now";
  }

  private void unsupported(List<NotSupported> all) {
    if (all.isEmpty()) {
      return;
    }
    heading("Not supported by this version");
    for (NotSupported notice : all) {
      Unsupported unsupported = notice.unsupported();
      lines.accept(
          "  ! %s (%s): %s"
              .formatted(
                  Words.line(unsupported.setting().value()),
                  Words.line(unsupported.setting().origin().toString()),
                  Words.line(unsupported.effect())));
      new Table<Map.Entry<TreePath, Long>>("      ")
          .column(repository -> Words.path(repository.getKey().toString()))
          .column(repository -> Amounts.bytes(repository.getValue()))
          .print(List.copyOf(notice.repositories().entrySet()), lines);
    }
    lines.accept("  to be rid of it: take the setting out of the fleet document");
  }
}
