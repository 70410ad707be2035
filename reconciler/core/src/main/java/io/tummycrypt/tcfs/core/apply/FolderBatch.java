package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Action.Delete;
import io.tummycrypt.tcfs.core.plan.Action.Local;
import io.tummycrypt.tcfs.core.plan.Action.MakeFolder;
import io.tummycrypt.tcfs.core.plan.Action.Pull;
import io.tummycrypt.tcfs.core.plan.Action.RemoveFolder;
import io.tummycrypt.tcfs.core.plan.Action.SetAttributes;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.port.Staging;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One batch of changes of one root's folder: temporaries, intent, sync, renames, displaced content,
 * sync. Bytes are durable before they get a name, and whatever was displaced is looked at before it
 * is given up. The temporaries may be made while another batch is carried out: until it has an
 * intent, a batch has displaced nothing.
 */
final class FolderBatch {
  private final RootName root;
  private final RootReader reader;
  private final RootWriter writer;
  private final DisplacedContent displaced;
  private final Report report;
  private final List<Local> actions;
  private final List<StageRequest> requests;
  private final Start start;
  private final List<StateChange> changes = new ArrayList<>();
  private final List<Action> applied = new ArrayList<>();
  private final List<Local> uncertain = new ArrayList<>();

  private final Map<Integer, Stat> staged = new HashMap<>();
  private Room room = _ -> {};

  private final List<Placed> placed = new ArrayList<>();

  private FolderBatch(
      RootName root,
      RootFolder folder,
      DisplacedContent displaced,
      Report report,
      List<Local> actions) {
    this.root = root;
    this.reader = folder.reader();
    this.writer = folder.writer();
    this.displaced = displaced;
    this.report = report;
    this.actions = actions;
    this.requests = requests(actions);
    this.start = Start.of(writer, requests);
  }

  /** Asked before something is put where nothing is expected. */
  @FunctionalInterface
  interface Room {
    /** Lets what has to make room there do so. */
    void make(TreePath path) throws IOException;
  }

  /** The same batch, in a folder where something may have to make room. */
  FolderBatch makingRoom(Room before) {
    room = before;
    return this;
  }

  private record Placed(TreePath path, Base next, @Nullable Stat stat) {}

  /** A batch in its place, and the temporaries that are being made in it. */
  private record Start(String batch, Staging staging) {
    /** Whether it fails shows when it is to go on: until then another batch is carried out. */
    static Start of(RootWriter writer, List<StageRequest> requests) {
      try {
        String batch = writer.begin();
        return new Start(batch, writer.stage(batch, requests));
      } catch (IOException e) {
        return new Start(
            "",
            () -> {
              throw e;
            });
      }
    }
  }

  /** Begins a batch of these actions: what they need is being made from now on. */
  static FolderBatch begin(
      RootName root,
      RootFolder folder,
      DisplacedContent displaced,
      Report report,
      List<Local> actions) {
    return new FolderBatch(root, folder, displaced, report, actions);
  }

  List<Local> actions() {
    return actions;
  }

  /**
   * Applies the actions in their order. On return all is done and durable but the new bases, which
   * are returned to be committed, and the end of the batch.
   */
  Result apply() throws IOException {
    String batch = start.batch;
    noteStaged(start.staging.results());
    Intent intent = intent(actions);
    writer.intend(batch, intent);
    writer.sync();
    for (int number = 0; number < actions.size(); number++) {
      applyOne(batch, number, actions.get(number));
    }
    displaced.clear(batch, intent, report);
    for (Placed file : placed) {
      Stat stat = file.stat == null ? null : reader.restat(file.path, file.stat);
      changes.add(new StateChange.SetBase(root, file.path, file.next.withStat(stat)));
    }
    return new Result(batch, changes, applied, uncertain);
  }

  /** Leaves it to be found as after a crash, once nothing is being made for it any more. */
  void abandon() {
    try {
      start.staging.results();
    } catch (IOException _) {
      // Whatever is there is found.
    }
  }

  /**
   * What a batch did; {@code batch} is ended once {@code changes} are committed.
   *
   * @param uncertain what failed, and may be done all the same
   */
  record Result(
      String batch, List<StateChange> changes, List<Action> applied, List<Local> uncertain) {}

  private static List<StageRequest> requests(List<Local> actions) {
    List<StageRequest> requests = new ArrayList<>();
    for (int number = 0; number < actions.size(); number++) {
      if (actions.get(number) instanceof Pull pull) {
        Base next = pull.next();
        requests.add(new StageRequest(number, pull.path(), next.content(), next.mtime()));
      }
    }
    return requests;
  }

  private void noteStaged(List<StageResult> results) {
    for (int i = 0; i < requests.size(); i++) {
      StageRequest request = requests.get(i);
      switch (results.get(i)) {
        case StageResult.Staged(Stat stat) -> staged.put(request.number(), stat);
        case StageResult.Failed(String reason) -> report.failed(root, request.path(), reason);
      }
    }
  }

  private static Intent intent(List<Local> actions) {
    List<Intent.Item> items = new ArrayList<>();
    for (int number = 0; number < actions.size(); number++) {
      items.add(intended(number, actions.get(number)));
    }
    return new Intent(items);
  }

  private static Intent.Item intended(int number, Local action) {
    Content next = action instanceof Pull pull ? pull.next().content() : Content.nothing();
    return new Intent.Item(number, action.path(), action.expected(), next);
  }

  /** One failing path is one finding; the rest goes on. */
  private void applyOne(String batch, int number, Local action) {
    if (report.hasFailed(root, action.path())) {
      return;
    }
    try {
      boolean done =
          switch (action) {
            case Pull pull -> pull(batch, number, pull);
            case Delete delete -> delete(batch, number, delete);
            case MakeFolder folder -> makeFolder(folder);
            case RemoveFolder folder -> removeFolder(folder);
            case SetAttributes attributes -> setAttributes(attributes);
          };
      if (done) {
        applied.add(action);
      } else {
        report.stale(root, action.path(), "what is there is not what the plan expected");
      }
    } catch (IOException e) {
      uncertain.add(action);
      report.failed(root, action.path(), IoText.of(e));
    }
  }

  private boolean pull(String batch, int number, Pull pull) throws IOException {
    boolean replaces = pull.expected().isLive();
    if (!replaces) {
      room.make(pull.path());
    }
    boolean done =
        replaces
            ? writer.exchange(batch, number, pull.path())
            : writer.place(batch, number, pull.path());
    if (!done) {
      return false;
    }
    placed.add(new Placed(pull.path(), pull.next(), staged.get(number)));
    return true;
  }

  private boolean delete(String batch, int number, Delete delete) throws IOException {
    if (!writer.take(batch, number, delete.path())) {
      return false;
    }
    note(delete);
    return true;
  }

  private boolean makeFolder(MakeFolder folder) throws IOException {
    if (!writer.makeFolder(folder.path(), modeOf(folder.next()))) {
      return false;
    }
    note(folder);
    return true;
  }

  /**
   * A folder that stays because something unknown is in it is remembered as removed, and not
   * published again.
   */
  private boolean removeFolder(RemoveFolder folder) throws IOException {
    writer.removeFolder(folder.path());
    note(folder);
    return true;
  }

  private boolean setAttributes(SetAttributes attributes) throws IOException {
    TreePath path = attributes.path();
    if (!reader.identify(path).sameContent(attributes.expected())) {
      return false;
    }
    Base next = attributes.next();
    if (!writer.setAttributes(path, modeOf(next), next.mtime())) {
      return false;
    }
    changes.add(new StateChange.SetBase(root, path, next.withStat(null)));
    return true;
  }

  private static int modeOf(Base base) {
    return switch (base.content()) {
      case Content.File file -> file.mode();
      case Content.Folder folder -> folder.mode();
      case Content.Link _, Content.Tombstone _ -> Content.Folder.USUAL_MODE;
    };
  }

  private void note(Local action) {
    Base next = action.next();
    if (next != null) {
      changes.add(new StateChange.SetBase(root, action.path(), next));
    }
  }
}
