package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.Uploads;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.tree.ContentSource;
import io.tummycrypt.tcfs.engine.tree.LocalFiles;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.content.ContentReader;
import io.tummycrypt.tcfs.store.content.ContentWriter;
import io.tummycrypt.tcfs.store.content.PackNotes;
import io.tummycrypt.tcfs.store.content.UnnamedPacks;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.meta.DeviceRegistrar;
import io.tummycrypt.tcfs.store.meta.DeviceRegistry;
import io.tummycrypt.tcfs.store.meta.FleetRevisions;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.meta.Identity;
import io.tummycrypt.tcfs.store.meta.RevisionPublisher;
import io.tummycrypt.tcfs.store.object.Concurrency;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.object.RequestListener;
import io.tummycrypt.tcfs.store.report.ReportWriter;
import io.tummycrypt.tcfs.store.report.Reports;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import io.tummycrypt.tcfs.store.slot.History;
import io.tummycrypt.tcfs.store.slot.OwnLog;
import io.tummycrypt.tcfs.store.slot.StoreHeadReader;
import io.tummycrypt.tcfs.store.slot.StoreHeadWriter;
import io.tummycrypt.tcfs.store.slot.Written;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One fleet's store, opened; what it has read is shared by all that is taken from it. */
public final class FleetStore {
  private final ObjectStore objects;
  private final Identity identity;
  private final ContentIndex index = new ContentIndex();
  private final Kept kept;
  private final StoreHeadReader heads;
  private final Concurrency up;
  private final Concurrency down;
  private final UnnamedPacks unnamed;

  /**
   * What a device keeps so that it has to ask for less.
   *
   * @param copies of segments, which need not be read from the store then
   * @param notes of packs that are stored and not named, which need not be sent again then
   */
  public record Kept(SegmentCopies copies, PackNotes notes) {
    static final Kept NOTHING = new Kept(SegmentCopies.NONE, PackNotes.NONE);
  }

  private FleetStore(
      ObjectStore objects, Identity identity, Supplier<Concurrency> concurrency, Kept kept) {
    this.kept = kept;
    this.up = concurrency.get();
    this.down = concurrency.get();
    this.objects = objects;
    this.identity = identity;
    this.heads = new StoreHeadReader(objects, identity.fleet(), index, kept.copies());
    this.unnamed = new UnnamedPacks(objects, index, kept.notes());
  }

  /**
   * Opens the store of a fleet that is known.
   *
   * @throws IOException if the store is not there, or is another fleet's; nothing is ever created
   */
  public static FleetStore open(StorePlace place, FleetId fleet, Instant now) throws IOException {
    return open(place, fleet, now, RequestListener.NONE, Concurrency::adapting, Kept.NOTHING);
  }

  /**
   * The same, telling of every request.
   *
   * @param concurrency how many packs, or extents of packs, are on their way at once in a direction
   * @param kept beside the store
   * @throws IOException as above
   */
  public static FleetStore open(
      StorePlace place,
      FleetId fleet,
      Instant now,
      RequestListener listener,
      Supplier<Concurrency> concurrency,
      Kept kept)
      throws IOException {
    ObjectStore objects = new ObservedObjectStore(place.open(now), listener, System::nanoTime);
    return new FleetStore(objects, Identities.require(objects, fleet), concurrency, kept);
  }

  /** Takes a store that is open already. */
  public static FleetStore of(ObjectStore objects, Identity identity) {
    return new FleetStore(objects, identity, Concurrency::adapting, Kept.NOTHING);
  }

  /** Whose store it is. */
  public Identity identity() {
    return identity;
  }

  /** The chains of all devices. */
  public HeadReader heads() {
    return heads;
  }

  /** What a device has published, head by head. For a thread of its own. */
  public OwnLog log(DeviceName device) {
    return new OwnLog(objects, identity.fleet(), device, heads, kept.copies());
  }

  /**
   * Removes the copies of segments that no head names of those that were read so far. To be called
   * when all chains were read.
   */
  public void forgetUnnamedSegments() {
    kept.copies().retain(heads.namedSegments());
  }

  /** Who ended the chain of a device; null if nobody has, or it has none. */
  public @Nullable DeviceName endedBy(DeviceName device) throws IOException {
    SortedSet<Long> chain = heads.list().get(device);
    return chain == null || chain.isEmpty() ? null : heads.endedBy(device, chain.last());
  }

  /** All that the devices have ever published, as their chains are now. */
  public History history() throws IOException {
    return heads.history();
  }

  /**
   * The contents of these versions alone: what was read of others does not count, so that memory
   * stays small however much there is.
   */
  public ContentReader contentsOf(Collection<Written> versions) {
    ContentIndex only = new ContentIndex();
    versions.forEach(version -> only.learn(version.packs(), List.of(version.stored())));
    return new ContentReader(objects, identity.fleet(), only);
  }

  /** Writes chains. */
  public StoreHeadWriter headWriter() {
    return new StoreHeadWriter(objects, identity.fleet(), index, heads);
  }

  /** The contents of files; of those only that the heads read so far name. */
  public ContentSource contents() {
    return new StoreContent(new ContentReader(objects, identity.fleet(), index, down));
  }

  /** Brings the contents of these files into the store. */
  public Uploads uploads(LocalFiles files, Progress progress) {
    return new StoreUploads(this::session, this::has, files, progress);
  }

  /** Brings contents of an older store into this one. */
  public OlderUploads olderUploads(Progress progress) {
    return new OlderUploads(this::session, this::has, progress);
  }

  private ContentWriter session() {
    return new ContentWriter(objects, identity.fleet(), index, identity.chunks(), 0, up, unnamed);
  }

  /** All that this device has stored is named by its heads, so nothing is left to go on with. */
  public void allNamed() {
    kept.notes().forget();
  }

  /** Whether the store has this content, by the heads that were read so far. */
  public boolean has(Content.File content) {
    return index.find(content.digest()) != null;
  }

  /** Who is enrolled. */
  public DeviceRegistry registry() {
    return new DeviceRegistry(objects, identity.fleet());
  }

  /** Enrols and retires. */
  public DeviceRegistrar registrar() {
    return new DeviceRegistrar(objects, identity.fleet());
  }

  /** What devices last said of themselves. */
  public Reports reports() {
    return new Reports(objects, identity.fleet());
  }

  /** Writes what this device says of itself. */
  public ReportWriter reportWriter() {
    return new ReportWriter(objects, identity.fleet());
  }

  /** The published document. */
  public FleetRevisions revisions() {
    return new FleetRevisions(objects, identity.fleet());
  }

  /** Publishes the document. */
  public RevisionPublisher publisher() {
    return new RevisionPublisher(objects, identity.fleet());
  }
}
