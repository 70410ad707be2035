package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.Ports;
import io.tummycrypt.tcfs.core.apply.RootFolder;
import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Slot;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ports of which one does something else. */
final class Wrapped {
  private Wrapped() {}

  static Ports headWriter(Ports ports, UnaryOperator<HeadDraft> redraft) {
    HeadWriter writer = new Redrafting(ports.headWriter(), redraft);
    return new Ports(
        ports.fleetId(),
        ports.heads(),
        writer,
        ports.uploads(),
        ports.states(),
        ports.machine(),
        ports.roots());
  }

  static Ports headReader(Ports ports, HeadReader reader) {
    return new Ports(
        ports.fleetId(),
        reader,
        ports.headWriter(),
        ports.uploads(),
        ports.states(),
        ports.machine(),
        ports.roots());
  }

  static Ports rootWriter(Ports ports, UnaryOperator<RootWriter> change) {
    TreeMap<RootName, RootFolder> folders = new TreeMap<>(ports.roots());
    folders.replaceAll(
        (_, folder) -> new RootFolder(folder.reader(), change.apply(folder.writer())));
    return new Ports(
        ports.fleetId(),
        ports.heads(),
        ports.headWriter(),
        ports.uploads(),
        ports.states(),
        ports.machine(),
        folders);
  }

  static HeadDraft draft(
      HeadDraft draft, List<LogEntry> entries, SortedMap<DeviceName, Long> settled) {
    return new HeadDraft(
        draft.device(),
        draft.incarnation(),
        draft.seq(),
        draft.writeId(),
        draft.at(),
        entries,
        draft.seen(),
        settled,
        draft.viewDigests());
  }

  /** The highest head of a device; null if it has none, or if it cannot be read. */
  static @Nullable Head lastHead(HeadReader reader, DeviceName device) {
    try {
      SortedSet<Long> chain = reader.list().get(device);
      return chain != null && reader.read(device, chain.last()) instanceof Slot.HeadSlot slot
          ? slot.head()
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private record Redrafting(HeadWriter writer, UnaryOperator<HeadDraft> redraft)
      implements HeadWriter {
    @Override
    public SealedSlot seal(HeadDraft draft) throws IOException {
      return writer.seal(redraft.apply(draft));
    }

    @Override
    public Creation create(SealedSlot slot) throws IOException {
      return writer.create(slot);
    }

    @Override
    public void prune(DeviceName device, long seq) throws IOException {
      writer.prune(device, seq);
    }
  }
}
