package io.tummycrypt.tcfs.engine.device;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import java.io.IOException;
import java.util.function.LongConsumer;

/** Tells of each slot as soon as all devices can see it: a run may publish many, for hours. */
record TellingHeadWriter(HeadWriter writer, LongConsumer published) implements HeadWriter {
  @Override
  public SealedSlot seal(HeadDraft draft) throws IOException {
    return writer.seal(draft);
  }

  @Override
  public Creation create(SealedSlot slot) throws IOException {
    Creation creation = writer.create(slot);
    if (creation == Creation.CREATED) {
      published.accept(slot.seq());
    }
    return creation;
  }

  @Override
  public void prune(DeviceName device, long seq) throws IOException {
    writer.prune(device, seq);
  }
}
