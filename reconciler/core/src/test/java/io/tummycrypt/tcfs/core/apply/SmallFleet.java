package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.DetachedRoot;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Planner;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.memory.EffectListener;
import io.tummycrypt.tcfs.core.port.memory.InMemoryContents;
import io.tummycrypt.tcfs.core.port.memory.InMemoryHeads;
import io.tummycrypt.tcfs.core.port.memory.InMemoryMachine;
import io.tummycrypt.tcfs.core.port.memory.InMemoryRoot;
import io.tummycrypt.tcfs.core.port.memory.InMemoryStateStore;
import io.tummycrypt.tcfs.core.port.memory.InMemoryUploads;
import io.tummycrypt.tcfs.core.port.memory.LocalUser;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A store in memory and the devices that work with it, with one root each or more. */
final class SmallFleet {
  private static final RootName ROOT = new RootName("docs");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final InMemoryContents contents = new InMemoryContents();
  private final InMemoryHeads heads = new InMemoryHeads(contents::has);
  private long devices;

  Device join(String name) {
    return join(name, List.of());
  }

  /** A device with further roots; what does not name a root is about the first. */
  Device join(String name, List<String> further) {
    InMemoryMachine machine = new InMemoryMachine(START, ++devices);
    TreeMap<RootName, InMemoryRoot> folders = new TreeMap<>();
    folders.put(ROOT, new InMemoryRoot(machine::nanos, contents::has));
    for (String root : further) {
      folders.put(new RootName(root), new InMemoryRoot(machine::nanos, contents::has));
    }
    return new Device(new DeviceName(name), machine, folders, new InMemoryStateStore());
  }

  /** A copy of a device, with its folders and all that it remembers, that takes part as another. */
  Device copy(Device from, String name) {
    InMemoryMachine machine = new InMemoryMachine(from.machine.now(), ++devices);
    TreeMap<RootName, InMemoryRoot> folders = new TreeMap<>();
    from.folders.forEach((root, folder) -> folders.put(root, folder.copy(machine::nanos)));
    return new Device(new DeviceName(name), machine, folders, from.states.copy());
  }

  /** One device; every run is a new process. */
  final class Device {
    private final DeviceName name;
    private final InMemoryMachine machine;
    private final InMemoryRoot folder;
    private final SortedMap<RootName, InMemoryRoot> folders;

    /** What is in no root, where it is pushed from. */
    private final InMemoryRoot outside;

    private final InMemoryStateStore states;
    private final Ports ports;
    private String failing = "";
    private String refusing = "";
    private int syncs;
    private Report report = new Report();
    private Portions portions = Portions.USUAL;
    private Slice slice = Slice.WHOLE;

    private Device(
        DeviceName name,
        InMemoryMachine machine,
        SortedMap<RootName, InMemoryRoot> folders,
        InMemoryStateStore states) {
      this.name = name;
      this.machine = machine;
      this.folders = folders;
      this.folder = Objects.requireNonNull(folders.get(ROOT));
      this.states = states;
      TreeMap<RootName, RootFolder> roots = new TreeMap<>();
      folders.forEach((root, each) -> roots.put(root, new RootFolder(each, each)));
      roots.put(ROOT, new RootFolder(folder, failing()));
      this.outside = new InMemoryRoot(machine::nanos, contents::has);
      TreeMap<RootName, InMemoryRoot> sources = new TreeMap<>(folders);
      sources.put(RootName.DETACHED, outside);
      this.ports =
          new Ports(
              "fleet-id",
              heads,
              heads,
              new InMemoryUploads(contents, sources),
              states,
              machine,
              roots);
    }

    /** The folder's writer, of which one method fails, before it does its work or thereafter. */
    private RootWriter failing() {
      InvocationHandler handler =
          (_, method, arguments) -> {
            syncs += method.getName().equals("sync") ? 1 : 0;
            if (method.getName().equals(refusing)) {
              throw new IOException(refusing + " fails");
            }
            Object result;
            try {
              result = method.invoke(folder, arguments);
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
            if (method.getName().equals(failing)) {
              throw new IOException(failing + " is done, and fails");
            }
            return result;
          };
      Class<?>[] types = {RootWriter.class};
      ClassLoader loader = RootWriter.class.getClassLoader();
      return (RootWriter) Proxy.newProxyInstance(loader, types, handler);
    }

    /** Lets a step of the folder's writer report an error once it is done. */
    void failAfter(String method) {
      failing = method;
    }

    /** Lets a step of the folder's writer report an error and do nothing. */
    void failBefore(String method) {
      refusing = method;
    }

    /** How often the folder was made durable. */
    int syncs() {
      return syncs;
    }

    /** Publishes so many files with one head at the most. */
    void publishBy(int files) {
      publishBy(files, files);
    }

    /** Publishes up to {@code whole} files with one head, of more so many with one. */
    void publishBy(int whole, int files) {
      portions = new Portions(BatchesInTurn.ACTIONS, whole, files);
    }

    /** Moves so many bytes at once at the most, but for a single file. */
    void moveBy(long bytes) {
      slice =
          new Slice() {
            @Override
            public boolean isOver() {
              return false;
            }

            @Override
            public long up() {
              return bytes;
            }

            @Override
            public long down() {
              return bytes;
            }
          };
    }

    /** Leaves all but a first part for later. */
    void cutAfterFirstPart() {
      slice = () -> true;
    }

    /** Every content that is on this machine: in the tree, in the vault, and in batches. */
    List<Content> everything() {
      List<Content> everything = new ArrayList<>(folder.user().tree().values());
      folder.vault().forEach(item -> everything.add(item.content()));
      everything.addAll(folder.temporaries());
      return everything;
    }

    /** What is in the folder, by path. */
    SortedMap<TreePath, Content> tree() {
      return folder.user().tree();
    }

    /** What a user does at the moment before a step that {@code effect} begins with. */
    void before(String effect, Runnable act) {
      folder.listen(what -> {
        if (what.startsWith(effect)) {
          folder.listen(EffectListener.NONE);
          act.run();
        }
      });
    }

    /** Nobody does anything for so long. */
    void pass(Duration time) {
      machine.pass(time);
    }

    /** A user writes a file, whose content is told by a number. */
    void write(String path, int content) {
      machine.pass(Duration.ofSeconds(10));
      folder.user().write(TreePath.parse(path), file(content));
    }

    void write(String root, String path, int content) {
      machine.pass(Duration.ofSeconds(10));
      user(root).write(TreePath.parse(path), file(content));
    }

    private LocalUser user(String root) {
      return Objects.requireNonNull(folders.get(new RootName(root)), root).user();
    }

    SortedMap<TreePath, Content> tree(String root) {
      return user(root).tree();
    }

    /** A user writes a file that says it was written at another time. */
    void writeAt(String path, int content, Instant time) {
      machine.pass(Duration.ofSeconds(10));
      long nanos = time.getEpochSecond() * 1_000_000_000;
      folder.user().writeWithTime(TreePath.parse(path), file(content), nanos);
    }

    Instant now() {
      return machine.now();
    }

    void setMode(String path, int mode) {
      machine.pass(Duration.ofSeconds(10));
      folder.user().setMode(TreePath.parse(path), mode);
    }

    void makeFolder(String path) {
      folder.user().makeFolder(TreePath.parse(path), 0700);
    }

    /** The path cannot be read for a while. */
    void obstruct(String path) {
      folder.user().obstruct(TreePath.parse(path), Problem.Kind.UNREADABLE);
    }

    void clear(String path) {
      folder.user().clear(TreePath.parse(path));
    }

    void rename(String from, String to) {
      folder.user().rename(TreePath.parse(from), TreePath.parse(to));
    }

    void delete(String path) {
      folder.user().delete(TreePath.parse(path));
    }

    Content at(String path) {
      return folder.user().at(TreePath.parse(path));
    }

    /** What is to be told before every commit of the state. */
    void beforeCommits(EffectListener listener) {
      states.listen(listener);
    }

    long highestSlot() {
      SortedSet<Long> chain = heads.list().get(name);
      return chain == null ? 0 : chain.last();
    }

    /** What a run would do. */
    Plan plan() throws IOException {
      Reconciler process = new Reconciler(ports, portions);
      process.resume(name, new Report());
      return Planner.plan(desired(), process.observe(desired()), Decisions.NONE);
    }

    /** One whole run; the plan that was carried out. */
    Plan run() throws IOException {
      return run(new TreeSet<>(), /* leavesBulk= */ false);
    }

    /** The first part of a run, which leaves for later what can wait. */
    Plan runUrgent() throws IOException {
      return run(new TreeSet<>(), /* leavesBulk= */ true);
    }

    /** A run in which nothing is done at a path, which somebody is writing, say. */
    Plan runWithout(String path) throws IOException {
      return run(new TreeSet<>(List.of(TreePath.parse(path))), /* leavesBulk= */ false);
    }

    private Plan run(SortedSet<TreePath> postponed, boolean leavesBulk) throws IOException {
      machine.pass(Duration.ofSeconds(10));
      Reconciler process = new Reconciler(ports, portions);
      report = new Report();
      process.resume(name, report);
      Observed observed = process.observe(desired());
      Plan plan = Planner.plan(desired(), observed, Decisions.NONE);
      report.postpone(plan, new TreeMap<>(Map.of(ROOT, postponed)));
      if (leavesBulk) {
        process.leaveBulk(plan, report, slice);
      }
      process.apply(desired(), observed, plan, report, slice);
      return plan;
    }

    /** Pushes a file from outside of all roots, whose content is told by a number. */
    Pushing push(String path, int content) throws IOException {
      return push(path, content, Decisions.NONE);
    }

    Pushing push(String path, int content, Decisions decisions) throws IOException {
      machine.pass(Duration.ofSeconds(10));
      TreePath remote = TreePath.parse(path);
      outside.user().write(remote, file(content));
      Stat stat = new Stat(1, machine.nanos(), machine.nanos(), 1);
      PathMap<LocalItem> items = new PathMap<>();
      items.put(remote, new LocalItem(file(content), stat, /* trusted= */ true, false));
      Reconciler process = new Reconciler(ports);
      report = new Report();
      process.resume(name, report);
      Observed observed = DetachedRoot.in(process.observe(desired()), items);
      Plan plan = Planner.plan(DetachedRoot.in(desired()), observed, decisions);
      Pushing pushing = Pushing.of(plan, observed, List.of(new Place(RootName.DETACHED, remote)));
      if (pushing.isClear()) {
        process.publish(desired(), observed, pushing, report);
      }
      return pushing;
    }

    /** What the fleet has in the root without a folder, as this device would be shown it. */
    SortedMap<TreePath, Content> detached() throws IOException {
      Reconciler process = new Reconciler(ports);
      process.resume(name, new Report());
      TreeMap<TreePath, Content> shown = new TreeMap<>();
      process
          .observe(desired())
          .view()
          .of(RootName.DETACHED)
          .forEach(versions ->
              shown.put(
                  versions.getFirst().path(),
                  Siblings.of(versions).versions().getFirst().content()));
      return shown;
    }

    /** What came of the last plan that was carried out, to its end or not. */
    Report report() {
      return report;
    }

    private Desired desired() {
      TreeMap<RootName, DesiredRoot> roots = new TreeMap<>();
      folders.keySet().forEach(root -> roots.put(root, desired(root)));
      return new Desired(new FleetName("lab"), 1, name, roots, List.of());
    }

    private DesiredRoot desired(RootName root) {
      return new DesiredRoot(
          root,
          setting("/" + root),
          setting(RootMode.FULL),
          setting(ConflictMode.AUTO),
          List.of(),
          List.of(),
          new Guards(setting(new DeleteBudget(25, 500)), setting(100L)));
    }
  }

  static Content.File file(int content) {
    byte[] digest = new byte[32];
    digest[31] = (byte) content;
    return new Content.File(Digest.of(Digest.Algorithm.BLAKE3, digest), 1, 0644);
  }

  private static <T> Setting<T> setting(T value) {
    return new Setting<>(value, Origin.builtIn("tested"));
  }
}
