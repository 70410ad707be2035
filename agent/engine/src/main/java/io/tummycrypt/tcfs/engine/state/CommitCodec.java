package io.tummycrypt.tcfs.engine.state;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Deletions;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Incarnation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes of a commit as bytes, and back: for each a byte that says which kind it is, then its
 * parts. A new kind, or a new part of one, is a new format of the journal.
 */
final class CommitCodec {
  private static final int BEGIN = 1;
  private static final int COUNTER = 2;
  private static final int SET_BASE = 3;
  private static final int FORGET_BASE = 4;
  private static final int FORGET_BASES = 5;
  private static final int REMEMBER = 6;
  private static final int SAW = 7;
  private static final int PENDING = 8;
  private static final int NOT_PENDING = 9;
  private static final int SETTLED = 10;
  private static final int RECENT_DELETIONS = 11;
  private static final int BOOT = 12;
  private static final int INTEND = 13;
  private static final int END_INTENTS = 14;

  private CommitCodec() {}

  static byte[] encode(List<StateChange> changes) {
    RecordOutput out = new RecordOutput();
    changes.forEach(change -> write(change, out));
    return out.toBytes();
  }

  /** Unchecked exceptions of any kind if these bytes are no changes. */
  static List<StateChange> decode(ByteBuffer bytes) {
    RecordInput in = new RecordInput(bytes);
    List<StateChange> changes = new ArrayList<>();
    while (in.hasMore()) {
      changes.add(read(in));
    }
    return changes;
  }

  private static void write(StateChange change, RecordOutput out) {
    switch (change) {
      case StateChange.Begin(Incarnation incarnation) -> {
        out.octet(BEGIN);
        out.incarnation(incarnation);
      }
      case StateChange.Counter(long counter) -> {
        out.octet(COUNTER);
        out.number(counter);
      }
      case StateChange.SetBase(RootName root, TreePath path, Base base) -> {
        out.octet(SET_BASE);
        out.root(root);
        out.path(path);
        BaseCodec.write(base, out);
      }
      case StateChange.ForgetBase(RootName root, TreePath path) -> {
        out.octet(FORGET_BASE);
        out.root(root);
        out.path(path);
      }
      case StateChange.ForgetBases(RootName root) -> {
        out.octet(FORGET_BASES);
        out.root(root);
      }
      case StateChange.Remember(RootName root, RootMemory memory) -> {
        out.octet(REMEMBER);
        out.root(root);
        writeMemory(memory, out);
      }
      case StateChange.Saw(DeviceName device, KnownSlot slot) -> {
        out.octet(SAW);
        out.device(device);
        out.number(slot.seq());
        BaseCodec.writeDigest(slot.hash(), out);
      }
      case StateChange.Pending(SealedSlot slot) -> {
        out.octet(PENDING);
        writeSlot(slot, out);
      }
      case StateChange.NotPending() -> out.octet(NOT_PENDING);
      case StateChange.Settled(SortedMap<DeviceName, Long> seqs) -> {
        out.octet(SETTLED);
        writeSeqs(seqs, out);
      }
      case StateChange.RecentDeletions(RootName root, List<Deletions> deletions) -> {
        out.octet(RECENT_DELETIONS);
        out.root(root);
        writeDeletions(deletions, out);
      }
      case StateChange.Intend(RootName root, TreePath path, Base base) -> {
        out.octet(INTEND);
        out.root(root);
        out.path(path);
        BaseCodec.write(base, out);
      }
      case StateChange.EndIntents(RootName root) -> {
        out.octet(END_INTENTS);
        out.root(root);
      }
      case StateChange.Boot(String bootId) -> {
        out.octet(BOOT);
        out.text(bootId);
      }
    }
  }

  private static StateChange read(RecordInput in) {
    int kind = in.octet();
    return switch (kind) {
      case BEGIN -> new StateChange.Begin(in.incarnation());
      case COUNTER -> new StateChange.Counter(in.number());
      case SET_BASE -> new StateChange.SetBase(in.root(), in.path(), BaseCodec.read(in));
      case FORGET_BASE -> new StateChange.ForgetBase(in.root(), in.path());
      case FORGET_BASES -> new StateChange.ForgetBases(in.root());
      case REMEMBER -> new StateChange.Remember(in.root(), readMemory(in));
      case SAW ->
          new StateChange.Saw(in.device(), new KnownSlot(in.number(), BaseCodec.readDigest(in)));
      case PENDING -> new StateChange.Pending(readSlot(in));
      case NOT_PENDING -> new StateChange.NotPending();
      case SETTLED -> new StateChange.Settled(readSeqs(in));
      case RECENT_DELETIONS -> new StateChange.RecentDeletions(in.root(), readDeletions(in));
      case INTEND -> new StateChange.Intend(in.root(), in.path(), BaseCodec.read(in));
      case END_INTENTS -> new StateChange.EndIntents(in.root());
      case BOOT -> new StateChange.Boot(in.text());
      default -> throw new IllegalArgumentException("a change of kind " + kind);
    };
  }

  private static void writeMemory(RootMemory memory, RecordOutput out) {
    out.text(memory.localPath());
    out.number(memory.tokens().size());
    memory.tokens().forEach(out::text);
    out.text(memory.fileSystem());
    out.octet(memory.isJoining() ? 1 : 0);
  }

  private static RootMemory readMemory(RecordInput in) {
    String localPath = in.text();
    List<String> tokens = new ArrayList<>();
    for (long left = in.number(); left > 0; left--) {
      tokens.add(in.text());
    }
    return new RootMemory(localPath, tokens, in.text(), in.octet() == 1);
  }

  private static void writeSlot(SealedSlot slot, RecordOutput out) {
    out.device(slot.device());
    out.number(slot.seq());
    BaseCodec.writeDigest(slot.hash(), out);
    out.block(slot.bytes());
  }

  private static SealedSlot readSlot(RecordInput in) {
    return new SealedSlot(in.device(), in.number(), BaseCodec.readDigest(in), in.block());
  }

  private static void writeSeqs(SortedMap<DeviceName, Long> seqs, RecordOutput out) {
    out.number(seqs.size());
    seqs.forEach((device, seq) -> {
      out.device(device);
      out.number(seq);
    });
  }

  private static SortedMap<DeviceName, Long> readSeqs(RecordInput in) {
    SortedMap<DeviceName, Long> seqs = new TreeMap<>();
    for (long left = in.number(); left > 0; left--) {
      seqs.put(in.device(), in.number());
    }
    return seqs;
  }

  private static void writeDeletions(List<Deletions> deletions, RecordOutput out) {
    out.number(deletions.size());
    for (Deletions each : deletions) {
      BaseCodec.writeTime(each.at(), out);
      out.number(each.count());
    }
  }

  private static List<Deletions> readDeletions(RecordInput in) {
    List<Deletions> deletions = new ArrayList<>();
    for (long left = in.number(); left > 0; left--) {
      deletions.add(new Deletions(BaseCodec.readTime(in), in.number()));
    }
    return deletions;
  }
}
