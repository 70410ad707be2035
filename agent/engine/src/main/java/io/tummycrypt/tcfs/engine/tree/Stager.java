package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.StageResult;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.NewFile;
import io.tummycrypt.tcfs.engine.posix.OpenFile;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Makes temporaries, several at a time: from what is on this machine already, else the store. */
final class Stager {
  private static final int BUFFER = 128 * 1024;

  private final RootHandle handle;
  private final NearbyContents nearby;
  private final ContentSource source;
  private final IntFunction<TreePath> temporaries;
  private final Progress progress;

  /** Makes temporaries where {@code temporaries} says, by their numbers. */
  Stager(
      RootHandle handle,
      NearbyContents nearby,
      ContentSource source,
      IntFunction<TreePath> temporaries,
      Progress progress) {
    this.handle = handle;
    this.nearby = nearby;
    this.source = source;
    this.temporaries = temporaries;
    this.progress = progress;
  }

  /** The results, in the order of the requests. */
  List<StageResult> stage(List<StageRequest> requests) throws IOException {
    try (ExecutorService workers = Workers.start()) {
      List<Future<StageResult>> started = new ArrayList<>();
      for (StageRequest request : requests) {
        started.add(workers.submit(() -> stage(request)));
      }
      List<StageResult> results = new ArrayList<>();
      for (Future<StageResult> each : started) {
        results.add(Workers.await(each));
      }
      return results;
    }
  }

  private StageResult stage(StageRequest request) {
    try {
      Stat made = make(request);
      progress.files(1);
      return new StageResult.Staged(made);
    } catch (IOException e) {
      String path = Printable.of(request.path().toString());
      return new StageResult.Failed("'" + path + "': " + IoText.of(e) + nextStep(e));
    }
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
    TreePath temporary = temporaries.apply(request.number());
    return switch (request.content()) {
      case Content.File file -> file(temporary, file, request.mtime());
      case Content.Link(String target) -> link(temporary, target, request.mtime());
      case Content.Folder _, Content.Tombstone _ ->
          throw new IllegalArgumentException(
              "only files and links are staged, not " + request.content());
    };
  }

  private Stat file(TreePath temporary, Content.File expected, Instant mtime) throws IOException {
    Stat copied = copy(temporary, expected, mtime);
    return copied == null ? write(temporary, expected, mtime, source) : copied;
  }

  /** Null if the content is nowhere near; whatever the reason, the store may have it. */
  private @Nullable Stat copy(TreePath temporary, Content.File expected, Instant mtime) {
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
  private Stat write(TreePath temporary, Content.File expected, Instant mtime, ContentSource source)
      throws IOException {
    NewFile file = handle.create(temporary);
    try (file) {
      VerifyingOutput out = new VerifyingOutput(file, expected, progress);
      source.copyTo(expected.digest(), expected.size(), out);
      out.requireWhole();
      return file.finish(expected.mode(), mtime).stat();
    } catch (IOException | RuntimeException e) {
      removeFailed(temporary, e);
      throw e;
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
