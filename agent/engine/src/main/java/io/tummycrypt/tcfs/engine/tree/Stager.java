package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.port.Staging;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.NewFile;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import io.tummycrypt.tcfs.engine.posix.OpenFolder;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes temporaries, several at a time: from what is on this machine already, else the store. */
final class Stager {
  private static final int BUFFER = 128 * 1024;

  /** Neighbours have their contents from the same place in the store, so one thread takes a few. */
  private static final int RUN = 16;

  /** What has so many bytes by itself is for one thread alone. */
  private static final long LONG = 1 << 20;

  private final RootHandle handle;
  private final TreePath batch;
  private final OpenFolder folder;
  private final NearbyContents nearby;
  private final ContentSource source;
  private final Progress progress;
  private final List<StageRequest> requests;

  /**
   * Which request is worked on when: long files first, so that at the end no thread has one alone.
   */
  private final List<Integer> turns;

  private final AtomicReferenceArray<StageResult> results;
  private final AtomicInteger next = new AtomicInteger();

  private Stager(
      RootHandle handle,
      TreePath batch,
      OpenFolder folder,
      NearbyContents nearby,
      ContentSource source,
      Progress progress,
      List<StageRequest> requests,
      List<Integer> turns) {
    this.handle = handle;
    this.batch = batch;
    this.folder = folder;
    this.nearby = nearby;
    this.source = source;
    this.progress = progress;
    this.requests = List.copyOf(requests);
    this.turns = turns;
    this.results = new AtomicReferenceArray<>(requests.size());
  }

  /** Begins to make temporaries in the folder {@code batch}. */
  static Staging start(
      RootHandle handle,
      TreePath batch,
      NearbyContents nearby,
      ContentSource source,
      Progress progress,
      List<StageRequest> requests)
      throws IOException {
    if (requests.isEmpty()) {
      return List::of;
    }
    OpenFolder folder = handle.openFolder(batch);
    List<Integer> turns = turns(requests);
    List<StageRequest> inTurn = turns.stream().<StageRequest>map(requests::get).toList();
    ContentSource together = source.together(elsewhere(inTurn, nearby));
    Stager stager = new Stager(handle, batch, folder, nearby, together, progress, requests, turns);
    ExecutorService workers = Workers.start();
    List<Future<?>> started = new ArrayList<>();
    for (int i = 0; i < Workers.count(); i++) {
      started.add(workers.submit(stager::work));
    }
    workers.shutdown();
    return () -> stager.results(workers, started);
  }

  private static List<Integer> turns(List<StageRequest> requests) {
    return IntStream.range(0, requests.size())
        .boxed()
        .sorted(Comparator.comparingLong(i -> -longBytes(requests.get(i))))
        .toList();
  }

  /** Short ones stay in order, as they are stored together. */
  private static long longBytes(StageRequest request) {
    long bytes = request.content().bytes();
    return bytes < LONG ? 0 : bytes;
  }

  private static List<Content.File> elsewhere(List<StageRequest> requests, NearbyContents nearby) {
    List<Content.File> files = new ArrayList<>();
    for (StageRequest request : requests) {
      if (request.content() instanceof Content.File file && !nearby.mayHave(file)) {
        files.add(file);
      }
    }
    return files;
  }

  /** One thread's part: the requests that no other thread has taken. */
  private void work() {
    for (int from = take(); from < requests.size(); from = take()) {
      int end = end(from);
      for (int turn : turns.subList(from, end)) {
        results.set(turn, stage(requests.get(turn)));
      }
    }
  }

  private int take() {
    return next.getAndUpdate(this::end);
  }

  /** Where the run ends that begins here. */
  private int end(int from) {
    long bytes = 0;
    int to = from;
    while (to < requests.size() && to < from + RUN && bytes < LONG) {
      bytes += requests.get(turns.get(to)).content().bytes();
      to++;
    }
    return to;
  }

  private List<StageResult> results(ExecutorService workers, List<Future<?>> started)
      throws IOException {
    try (folder;
        workers) {
      for (Future<?> each : started) {
        Workers.await(each);
      }
    }
    List<StageResult> all = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      all.add(results.get(i));
    }
    return all;
  }

  private StageResult stage(StageRequest request) {
    try {
      Stat made = make(request);
      progress.files(1);
      return new StageResult.Staged(made);
    } catch (IOException e) {
      String path = Printable.of(request.path().toString());
      return new StageResult.Failed("'" + path + "': " + reason(e) + nextStep(e));
    }
  }

  /** What failed is named by its path. */
  private String reason(IOException e) {
    return e instanceof FileSystemException file && NamedPath.isTemporary(batch, file)
        ? IoText.why(e)
        : IoText.of(e);
  }

  private static String nextStep(IOException e) {
    return switch (e) {
      case DamagedObjectException damaged when damaged.isPack() ->
          "; to mend it: run 'tcfs store repair' on a device that has the file, restore that object"
              + " from a copy of the store, or edit the file on a device that has it";
      case DamagedObjectException _ ->
          "; to mend it: restore that object from a copy of the store, or edit the file on a device"
              + " that has it";
      case AccessDeniedException _ -> "; to mend it: allow this user to use it";
      default -> "";
    };
  }

  private Stat make(StageRequest request) throws IOException {
    String temporary = Integer.toString(request.number());
    return switch (request.content()) {
      case Content.File file -> file(temporary, file, request.mtime());
      case Content.Link(String target) -> link(batch.child(temporary), target, request.mtime());
      case Content.Folder _, Content.Tombstone _ ->
          throw new IllegalArgumentException(
              "only files and links are staged, not " + request.content());
    };
  }

  private Stat file(String temporary, Content.File expected, Instant mtime) throws IOException {
    Stat copied = copy(temporary, expected, mtime);
    return copied == null ? write(temporary, expected, mtime, source) : copied;
  }

  /** Null if the content is nowhere near; whatever the reason, the store may have it. */
  private @Nullable Stat copy(String temporary, Content.File expected, Instant mtime) {
    try (OpenFile near = nearby.open(expected)) {
      return near == null
          ? null
          : write(temporary, expected, mtime, (_, _, out) -> copy(near, out));
    } catch (IOException _) {
      return null;
    }
  }

  private static void copy(OpenFile near, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int got = near.read(buffer); got > 0; got = near.read(buffer)) {
      out.write(buffer, 0, got);
    }
  }

  /** Makes a temporary that has exactly the expected content, or none. */
  private Stat write(String temporary, Content.File expected, Instant mtime, ContentSource source)
      throws IOException {
    NewFile file = folder.create(temporary);
    try (file) {
      VerifyingOutput out = new VerifyingOutput(file, expected, progress);
      source.copyTo(expected.digest(), expected.size(), out);
      requireWhole(out, expected, source);
      return file.finish(expected.mode(), mtime).stat();
    } catch (IOException | RuntimeException e) {
      removeFailed(batch.child(temporary), e);
      throw e;
    }
  }

  /** Fails with what the source knows of the reason, if it does. */
  private static void requireWhole(VerifyingOutput out, Content.File expected, ContentSource source)
      throws IOException {
    if (!out.isWhole()) {
      source.requireSound(expected.digest());
      out.requireWhole();
    }
  }

  private Stat link(TreePath temporary, String target, Instant mtime) throws IOException {
    handle.makeLink(temporary, target);
    try {
      handle.setTime(temporary, mtime);
      FileStat stat = Objects.requireNonNull(handle.stat(temporary), "a link that was just made");
      return stat.stat();
    } catch (IOException e) {
      removeFailed(temporary, e);
      throw e;
    }
  }

  private void removeFailed(TreePath temporary, Exception reason) {
    try {
      handle.removeFile(temporary);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
