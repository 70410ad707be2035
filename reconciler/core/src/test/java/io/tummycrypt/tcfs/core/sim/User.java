package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Decisions.Release;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.port.memory.LocalUser;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Does what users do, and keeps the ledger of it. */
final class User {
  private static final List<Integer> MODES = List.of(0644, 0600, 0755);
  private static final List<Integer> FOLDER_MODES = List.of(0755, 0700);

  private final List<TreePath> paths;
  private final Ledger ledger;
  private final Trace trace;
  private int contents;

  User(List<TreePath> paths, Ledger ledger, Trace trace) {
    this.paths = paths;
    this.ledger = ledger;
    this.trace = trace;
  }

  /** Does it, if there is anything to do it to. */
  boolean act(SimDevice device, Operation operation, SplittableRandom random) {
    Hand hand = new Hand(device, random);
    boolean done = hand.act(operation);
    if (done) {
      device.unsynced.add(operation);
    }
    return done;
  }

  /** A user who works on one device for a moment. */
  private final class Hand {
    private final SimDevice device;
    private final LocalUser files;
    private final SplittableRandom random;
    private final Places places;

    Hand(SimDevice device, SplittableRandom random) {
      this.device = device;
      this.files = device.root.user();
      this.random = random;
      this.places = new Places(paths, device, random);
    }

    boolean act(Operation operation) {
      return switch (operation) {
        case WRITE_NEW -> on(places.free(), this::writeNew);
        case WRITE_REUSED -> on(places.writable(), path -> put(path, oldContent()));
        case WRITE_SAME -> on(places.file(), path -> put(path, device.tree().get(path)));
        case WRITE_EMPTY -> on(places.writable(), path -> put(path, Contents.file(0, mode())));
        case EDIT -> on(places.file(), this::writeNew);
        case DELETE -> on(places.file(), this::delete);
        case RENAME -> on(places.file(), path -> on(places.free(), to -> rename(path, to)));
        case RENAME_OVER ->
            on(places.file(), path -> on(places.file(), to -> renameOver(path, to)));
        case RENAME_FOLDER ->
            on(places.folder(), path -> on(places.free(), to -> rename(path, to)));
        case MAKE_FOLDER -> on(places.free(), this::makeFolder);
        case REMOVE_FOLDER -> on(places.folder(), this::delete);
        case SET_MODE -> on(places.file(), this::setMode);
        case SET_FOLDER_MODE -> on(places.folder(), path -> setFolderMode(path));
        case TOUCH -> on(places.file(), this::touch);
        case LINK -> on(places.writable(), path -> put(path, Contents.link(++contents)));
        case FILE_FOR_FOLDER -> on(places.folder(), path -> delete(path) && writeNew(path));
        case FOLDER_FOR_FILE -> on(places.file(), this::folderForFile);
        case EDIT_COPY -> on(places.copy(), this::writeNew);
        case DELETE_COPY -> on(places.copy(), this::delete);
        case EDIT_CONFLICTED -> on(places.conflicted(), this::writeNew);
        case CHANGE_CONFLICT_MODE -> changeMode();
        case RESOLVE_KEEP_LOCAL -> on(places.conflicted(), path -> choose(path, Choice.KEEP_LOCAL));
        case RESOLVE_KEEP_REMOTE ->
            on(places.conflicted(), path -> choose(path, Choice.KEEP_REMOTE));
        case RESOLVE_KEEP_BOTH -> on(places.conflicted(), path -> choose(path, Choice.KEEP_BOTH));
        case RELEASE -> say(Release.CARRY_OUT);
        case REJECT -> say(Release.REJECT);
        case PUSH -> on(random.nextBoolean() ? places.file() : any(), this::push);
        case PUSH_DETACHED -> pushDetached(any());
        case PULL_DETACHED -> pullDetached(any());
      };
    }

    private boolean on(@Nullable TreePath path, Predicate<TreePath> what) {
      return path != null && what.test(path);
    }

    private TreePath any() {
      return paths.get(random.nextInt(paths.size()));
    }

    /** The next cycle publishes this path alone, with what is below it. */
    private boolean push(TreePath path) {
      device.errand = new Errand.Push(new Place(SimDevice.ROOT, path), null);
      trace.say(() -> "  user on " + device + ": push " + path);
      return true;
    }

    /** The next cycle publishes what is at this path outside of all roots. */
    private boolean pushDetached(TreePath path) {
      if (random.nextInt(4) != 0) {
        device.outside.put(path, Contents.file(++contents, mode()));
      }
      List<Choice> choices = List.of(Choice.KEEP_LOCAL, Choice.KEEP_BOTH);
      Choice choice = random.nextInt(4) == 0 ? choices.get(random.nextInt(choices.size())) : null;
      device.errand = new Errand.Push(new Place(Detached.ROOT, path), choice);
      trace.say(() -> "  user on " + device + ": " + device.errand);
      return true;
    }

    private boolean pullDetached(TreePath path) {
      device.errand = new Errand.Pull(path);
      trace.say(() -> "  user on " + device + ": " + device.errand);
      return true;
    }

    private int mode() {
      return random.nextInt(5) == 0 ? MODES.get(random.nextInt(MODES.size())) : MODES.getFirst();
    }

    private boolean writeNew(TreePath path) {
      return put(path, Contents.file(++contents, mode()));
    }

    private Content oldContent() {
      return Contents.file(1 + random.nextInt(Math.max(1, contents)), mode());
    }

    private boolean put(TreePath path, @Nullable Content content) {
      Content before = files.at(path);
      files.makeFoldersAbove(path);
      if (content instanceof Content.Link link) {
        files.link(path, link.target());
      } else if (content instanceof Content.File file) {
        if (before instanceof Content.File && random.nextBoolean()) {
          files.delete(path);
        }
        files.write(path, file);
      }
      Content after = files.at(path);
      if (!after.equals(before)) {
        gaveUp(path, before);
        wrote(path, after);
      }
      trace.say(() -> says(path, before, after));
      return true;
    }

    private String says(TreePath path, Content before, Content after) {
      return "  user on "
          + device
          + ": "
          + path
          + " "
          + Contents.text(before)
          + " => "
          + Contents.text(after);
    }

    private void gaveUp(TreePath path, Content content) {
      ledger.gaveUp(path, content);
    }

    private void wrote(TreePath path, Content content) {
      ledger.wrote(path, content);
    }

    private boolean delete(TreePath path) {
      device
          .tree()
          .forEach((each, content) -> {
            if (each.isWithin(path)) {
              gaveUp(each, content);
              trace.say(() -> says(each, content, Content.nothing()));
            }
          });
      files.delete(path);
      return true;
    }

    private boolean rename(TreePath from, TreePath to) {
      if (to.isWithin(from) || from.isWithin(to)) {
        return false;
      }
      SortedMap<TreePath, Content> before = device.tree();
      files.makeFoldersAbove(to);
      files.rename(from, to);
      before.forEach((path, content) -> {
        if (path.isWithin(from)) {
          gaveUp(path, content);
        }
      });
      device
          .tree()
          .forEach((path, content) -> {
            if (path.isWithin(to)) {
              wrote(path, content);
            }
          });
      trace.say(() -> "  user on " + device + ": renames " + from + " to " + to);
      return true;
    }

    private boolean renameOver(TreePath from, TreePath to) {
      return !from.equals(to) && delete(to) && rename(from, to);
    }

    private boolean makeFolder(TreePath path) {
      files.makeFoldersAbove(path);
      files.makeFolder(path, FOLDER_MODES.get(random.nextInt(FOLDER_MODES.size())));
      trace.say(() -> "  user on " + device + ": makes folder " + path);
      return true;
    }

    private boolean setMode(TreePath path) {
      Content before = files.at(path);
      if (before instanceof Content.Link) {
        return false;
      }
      files.setMode(path, MODES.get(random.nextInt(MODES.size())));
      ledger.confirmed(path, before);
      trace.say(() -> says(path, before, files.at(path)));
      return true;
    }

    private boolean setFolderMode(TreePath path) {
      files.setMode(path, FOLDER_MODES.get(random.nextInt(FOLDER_MODES.size())));
      trace.say(() -> "  user on " + device + ": " + path + " " + Contents.text(files.at(path)));
      return true;
    }

    private boolean touch(TreePath path) {
      files.touch(path);
      trace.say(() -> "  user on " + device + ": touches " + path);
      return true;
    }

    private boolean folderForFile(TreePath path) {
      delete(path);
      if (random.nextInt(3) == 0) {
        return makeFolder(path);
      }
      return writeNew(path.child("x"));
    }

    private boolean changeMode() {
      ConflictMode[] modes = ConflictMode.values();
      device.mode = modes[random.nextInt(modes.length)];
      trace.say(() -> "  user on " + device + ": conflict mode " + device.mode.text());
      return true;
    }

    private boolean choose(TreePath path, Choice choice) {
      Set<Dot> shown = device.openConflicts.getOrDefault(path, Set.of());
      TreeMap<TreePath, Resolution> said =
          new TreeMap<>(Map.of(path, new Resolution(choice, shown)));
      device.decisions = new Decisions(device.decisions.releases(), one(said));
      trace.say(() -> "  user on " + device + ": " + choice + " " + path);
      return true;
    }

    private boolean say(Release release) {
      if (!device.isHolding) {
        return false;
      }
      device.decisions = new Decisions(one(release), device.decisions.resolutions());
      trace.say(() -> "  user on " + device + ": " + release + " what is held");
      return true;
    }

    private static <T> SortedMap<RootName, T> one(T value) {
      return new TreeMap<>(Map.of(SimDevice.ROOT, value));
    }
  }
}
