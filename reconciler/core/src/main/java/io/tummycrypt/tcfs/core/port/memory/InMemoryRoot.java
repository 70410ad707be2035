package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.TreePrint;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.port.Staging;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A root's folder in memory. A file is a digest and a size; times come from a supplied clock,
 * inodes from a counter. A crash of the process is a listener that throws; a power failure is not
 * modelled, so {@link #sync} changes nothing. For one thread.
 */
public final class InMemoryRoot implements RootReader, RootWriter {
  /** Something in the vault: where it was and what it is. */
  public record Vaulted(TreePath path, Content content) {}

  private static final String FILE_SYSTEM = "memory";

  private final MemoryTree tree;
  private final LocalUser user;
  private final Predicate<Digest> available;
  private final Function<Digest, String> texts;
  private final TreeMap<String, MemoryBatch> batches = new TreeMap<>();
  private final List<Vaulted> vault = new ArrayList<>();
  private EffectListener listener = EffectListener.NONE;
  private boolean missing;
  private @Nullable Marker marker;
  private boolean hasOwnFolder;
  private long freeBytes = 1L << 40;
  private long batchesBegun;

  /** What can be had again elsewhere, of a folder that has no vault; null if it has one. */
  private @Nullable Predicate<Content> stored;

  /**
   * Takes what makes it deterministic.
   *
   * @param nanos the time in nanoseconds since 1970
   * @param available whether the store can give this content
   */
  public InMemoryRoot(LongSupplier nanos, Predicate<Digest> available) {
    this(nanos, available, _ -> "");
  }

  /**
   * As above.
   *
   * @param texts the text of a {@code .tcfsignore} file with this digest
   */
  public InMemoryRoot(
      LongSupplier nanos, Predicate<Digest> available, Function<Digest, String> texts) {
    this.tree = new MemoryTree(nanos);
    this.user = new LocalUser(tree);
    this.available = available;
    this.texts = texts;
  }

  /** The folder as it is found on an exact copy of this machine, where time goes its own way. */
  public InMemoryRoot copy(LongSupplier nanos) {
    InMemoryRoot copy = new InMemoryRoot(nanos, available, texts);
    copy.tree.takeOver(tree);
    batches.forEach((name, batch) -> copy.batches.put(name, batch.copy()));
    copy.vault.addAll(vault);
    copy.missing = missing;
    copy.marker = marker;
    copy.hasOwnFolder = hasOwnFolder;
    copy.freeBytes = freeBytes;
    copy.batchesBegun = batchesBegun;
    copy.stored = stored;
    return copy;
  }

  /** A backup of the tree with its marker. */
  public Backup backup() {
    return new Backup(new TreeMap<>(tree.nodes), marker);
  }

  /** Puts a backup, of this or another folder, in the place of the tree: the same in new files. */
  public void restore(Backup backup) {
    user.empty();
    backup.nodes.forEach((path, node) -> tree.put(path, tree.create(node.content(), node.mtime())));
    marker = backup.marker;
    hasOwnFolder |= marker != null;
  }

  /** A tree and its marker at some moment. */
  public static final class Backup {
    private final SortedMap<TreePath, Node> nodes;
    private final @Nullable Marker marker;

    private Backup(SortedMap<TreePath, Node> nodes, @Nullable Marker marker) {
      this.nodes = nodes;
      this.marker = marker;
    }

    /** Whether the tree had been taken up by then. */
    public boolean hasMarker() {
      return marker != null;
    }
  }

  /** Who else works on this tree. */
  public LocalUser user() {
    return user;
  }

  /** What was displaced, oldest first. */
  public List<Vaulted> vault() {
    return List.copyOf(vault);
  }

  /** The contents of all temporaries: with the tree and the vault, all that is on this machine. */
  public List<Content> temporaries() {
    return batches.values().stream()
        .flatMap(batch -> batch.temporaries.values().stream())
        .map(Node::content)
        .toList();
  }

  /** Whom to tell before every change, instead of who was told until now. */
  public void listen(EffectListener newListener) {
    listener = newListener;
  }

  /**
   * Makes it a folder that is no root and has no vault: what is given up can be had again
   * elsewhere, or is here under another name.
   */
  public void haveNoVault(Predicate<Content> isStored) {
    stored = isStored;
  }

  /** Takes the marker away, as someone does who tidies up. */
  public void removeMarker() {
    marker = null;
  }

  /** The marker as it stands, to be copied elsewhere. */
  public @Nullable Marker marker() {
    return marker;
  }

  /** Spoils a batch's intent, as a failing disk does. */
  public void damageIntent(String batch) throws IOException {
    batch(batch).intent = Intent.DAMAGED;
  }

  /** Makes the whole folder vanish, or come back as it was. */
  public void setMissing(boolean isMissing) {
    missing = isMissing;
  }

  /** Says how much is free. */
  public void setFreeBytes(long bytes) {
    freeBytes = bytes;
  }

  @Override
  public RootLook look() {
    return missing
        ? new RootLook.Missing()
        : new RootLook.Present(marker, FILE_SYSTEM, tree.nodes.isEmpty());
  }

  @Override
  public LocalTree scan(IgnoreRules rules, PathMap<Base> bases) throws IOException {
    requirePresent();
    return new MemoryScan(tree, rules, bases, texts).run(freeBytes);
  }

  @Override
  public @Nullable TreePrint print(IgnoreRules rules, Instant known) throws IOException {
    requirePresent();
    return new MemoryScan(tree, rules, new PathMap<>(), texts).run(freeBytes).print();
  }

  @Override
  public boolean isUnfinished() {
    return !batches.isEmpty();
  }

  private void requirePresent() throws IOException {
    if (missing) {
      throw new NoSuchFileException("the root's folder");
    }
  }

  @Override
  public Content identify(TreePath path) throws IOException {
    requireReachable(path);
    Node node = tree.inTheWay(path) == null ? tree.at(path) : null;
    return node == null ? Content.nothing() : node.content();
  }

  /** What is at {@code path}, if it can be reached. */
  private @Nullable Node find(TreePath path) throws IOException {
    requireReachable(path);
    return isBlocked(path) ? null : tree.at(path);
  }

  private void requireReachable(TreePath path) throws IOException {
    requirePresent();
    Problem problem = tree.obstacle(path);
    if (problem != null) {
      throw new AccessDeniedException(shown(path), null, problem.detail());
    }
  }

  /** Whether a file is in the place of a folder above; a link there is an error. */
  private boolean isBlocked(TreePath path) throws IOException {
    Node inTheWay = tree.inTheWay(path);
    if (inTheWay != null && inTheWay.content() instanceof Content.Link) {
      throw new FileSystemException(shown(path), null, "a folder above it is a link");
    }
    return inTheWay != null;
  }

  @Override
  public long bytesAt(TreePath path) {
    long bytes = 0;
    for (Map.Entry<TreePath, Node> each : tree.nodes.tailMap(path).entrySet()) {
      if (!each.getKey().isWithin(path)) {
        break;
      }
      bytes += each.getValue().content().bytes();
    }
    return bytes;
  }

  @Override
  public @Nullable Stat restat(TreePath path, Stat known) throws IOException {
    Node node = find(path);
    boolean same = node != null && node.stat().sameButForCtime(known) && node.mtime() < tree.now();
    return same ? Objects.requireNonNull(node).stat() : null;
  }

  @Override
  public void mark(Marker next) throws IOException {
    effect("mark");
    marker = next;
    hasOwnFolder = true;
  }

  private void effect(String what) throws IOException {
    listener.before(what);
    requirePresent();
  }

  @Override
  public String begin() throws IOException {
    effect("begin");
    if (!hasOwnFolder) {
      throw new NoSuchFileException(".tcfs");
    }
    String batch = String.format("%08d", ++batchesBegun);
    batches.put(batch, new MemoryBatch());
    return batch;
  }

  private MemoryBatch batch(String name) throws IOException {
    requirePresent();
    MemoryBatch batch = batches.get(name);
    if (batch == null) {
      throw new NoSuchFileException(".tcfs/tmp/" + name);
    }
    return batch;
  }

  @Override
  public Staging stage(String batch, List<StageRequest> requests) throws IOException {
    MemoryBatch into = batch(batch);
    List<StageResult> results = new ArrayList<>();
    for (StageRequest request : requests) {
      results.add(stage(into, request));
    }
    return () -> results;
  }

  private StageResult stage(MemoryBatch batch, StageRequest request) {
    try {
      effect("stage " + request.path());
    } catch (IOException e) {
      return failed(request, String.valueOf(e.getMessage()));
    }
    if (request.content() instanceof Content.File file && !available.test(file.digest())) {
      return failed(request, "the store cannot give " + file.digest());
    }
    if (batch.temporaries.containsKey(request.number())) {
      return failed(request, "temporary " + request.number() + " is there already");
    }
    Node node = tree.create(request.content(), nanos(request.mtime()));
    batch.temporaries.put(request.number(), node);
    return new StageResult.Staged(node.stat());
  }

  private static StageResult failed(StageRequest request, String why) {
    return new StageResult.Failed("'" + shown(request.path()) + "': " + why);
  }

  private static String shown(TreePath path) {
    return Printable.of(path.toString());
  }

  private static long nanos(Instant time) {
    return Duration.between(Instant.EPOCH, time).toNanos();
  }

  @Override
  public void intend(String batch, Intent intent) throws IOException {
    effect("intend");
    batch(batch).intent = intent;
  }

  @Override
  public void sync() throws IOException {
    effect("sync");
  }

  @Override
  public boolean place(String batch, int number, TreePath path) throws IOException {
    if (!makeFoldersAbove(path)) {
      return false;
    }
    effect("place " + path);
    if (find(path) != null || isBlocked(path)) {
      return false;
    }
    requireFolderAbove(path);
    tree.put(path, takeTemporary(batch, number).touched(tree.now()));
    return true;
  }

  /** False if a file is in the way. */
  private boolean makeFoldersAbove(TreePath path) throws IOException {
    TreePath above = path.parent();
    if (above == null || isFolder(above)) {
      return true;
    }
    if (isBlocked(path) || !makeFoldersAbove(above)) {
      return false;
    }
    effect("make folder " + above);
    if (find(above) == null) {
      requireFolderAbove(above);
      tree.put(above, newFolder(Content.Folder.USUAL_MODE));
    }
    return !isBlocked(path);
  }

  private boolean isFolder(TreePath path) throws IOException {
    Node there = find(path);
    return there != null && there.isFolder();
  }

  private Node newFolder(int mode) {
    return tree.create(new Content.Folder(mode), tree.now());
  }

  /** What was there a moment ago may be gone again. */
  private void requireFolderAbove(TreePath path) throws IOException {
    TreePath above = path.parent();
    if (above != null && !isFolder(above)) {
      throw new NoSuchFileException(shown(above));
    }
  }

  private Node temporary(String batch, int number) throws IOException {
    Node node = batch(batch).temporaries.get(number);
    if (node == null) {
      throw new NoSuchFileException(".tcfs/tmp/" + batch + "/" + number);
    }
    return node;
  }

  private Node takeTemporary(String batch, int number) throws IOException {
    Node node = temporary(batch, number);
    batch(batch).temporaries.remove(number);
    return node;
  }

  @Override
  public boolean exchange(String batch, int number, TreePath path) throws IOException {
    effect("exchange " + path);
    Node there = find(path);
    if (there == null || there.isFolder()) {
      return false;
    }
    Node next = temporary(batch, number);
    tree.put(path, next.touched(tree.now()));
    batch(batch).temporaries.put(number, there.touched(tree.now()));
    return true;
  }

  @Override
  public boolean take(String batch, int number, TreePath path) throws IOException {
    effect("take " + path);
    Node there = find(path);
    if (there == null || there.isFolder()) {
      return false;
    }
    if (batch(batch).temporaries.containsKey(number)) {
      throw new FileAlreadyExistsException(".tcfs/tmp/" + batch + "/" + number);
    }
    batch(batch).temporaries.put(number, there.touched(tree.now()));
    tree.removeAll(path);
    return true;
  }

  @Override
  public Content identify(String batch, int number) throws IOException {
    Node node = batch(batch).temporaries.get(number);
    return node == null ? Content.nothing() : node.content();
  }

  @Override
  public void vault(String batch, int number, TreePath path, Content content) throws IOException {
    effect("vault " + path);
    if (stored != null && !stored.test(content) && !isHere(content)) {
      throw new FileSystemException(shown(path), null, "there is no vault for what was there");
    }
    takeTemporary(batch, number);
    if (stored == null) {
      vault.add(new Vaulted(path, content));
    }
  }

  private boolean isHere(Content content) {
    return tree.nodes.values().stream().anyMatch(node -> node.content().sameContent(content));
  }

  @Override
  public void discard(String batch, int number) throws IOException {
    effect("discard " + number);
    batch(batch).temporaries.remove(number);
  }

  @Override
  public boolean makeFolder(TreePath path, int mode) throws IOException {
    if (!makeFoldersAbove(path)) {
      return false;
    }
    effect("make folder " + path);
    Node there = find(path);
    if (isBlocked(path) || (there != null && !there.isFolder())) {
      return false;
    }
    requireFolderAbove(path);
    tree.put(path, there == null ? newFolder(mode) : there.withMode(mode, tree.now()));
    return true;
  }

  @Override
  public boolean removeFolder(TreePath path) throws IOException {
    effect("remove folder " + path);
    Node there = find(path);
    if (there == null || !there.isFolder() || !tree.isEmpty(path)) {
      return false;
    }
    tree.removeAll(path);
    return true;
  }

  @Override
  public boolean moveFolder(TreePath path, TreePath to) throws IOException {
    effect("move folder " + path);
    Node there = find(path);
    if (there == null || !there.isFolder() || find(to) != null || isBlocked(to)) {
      return false;
    }
    requireFolderAbove(to);
    tree.move(path, to);
    return true;
  }

  @Override
  public boolean setAttributes(TreePath path, int mode, Instant mtime) throws IOException {
    effect("set attributes " + path);
    Node there = find(path);
    if (there == null) {
      return false;
    }
    Node changed = there.withMode(mode, tree.now());
    tree.put(path, there.isFolder() ? changed : changed.withMtime(nanos(mtime)));
    return true;
  }

  @Override
  public void end(String batch) throws IOException {
    effect("remove intent");
    MemoryBatch ended = batches.get(batch);
    if (ended == null || !ended.temporaries.isEmpty()) {
      return;
    }
    ended.intent = null;
    effect("end");
    batches.remove(batch);
  }

  @Override
  public SortedSet<String> batches() throws IOException {
    requirePresent();
    return new TreeSet<>(batches.keySet());
  }

  @Override
  public @Nullable Intent intent(String batch) throws IOException {
    return batch(batch).intent;
  }

  @Override
  public SortedSet<Integer> temporaries(String batch) throws IOException {
    return new TreeSet<>(batch(batch).temporaries.keySet());
  }
}
