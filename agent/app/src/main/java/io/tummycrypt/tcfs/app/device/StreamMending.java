package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Operations.Approval;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the streams approved together with the first plan of the files, and mends them before those:
 * a server that does not let itself be mended keeps no file waiting.
 */
final class StreamMending implements Approval {
  private final Streams streams;
  private final Approval approval;
  private final List<StreamAction> mended = new ArrayList<>();
  private @Nullable StreamPlan left;
  private @Nullable String warning;

  StreamMending(Streams streams, Approval approval) {
    this.streams = streams;
    this.approval = approval;
  }

  @Override
  public boolean approves(Planned planned) throws IOException {
    if (left != null) {
      return approval.approves(planned);
    }
    StreamPlan plan = streams.plan();
    left = plan;
    if (!approval.approves(planned.with(plan))) {
      return false;
    }
    try {
      mended.addAll(streams.mend());
      left = new StreamPlan(List.of(), plan.unknown());
    } catch (IOException e) {
      warning = "NATS was not mended: " + IoText.of(e);
    }
    return true;
  }

  /** The same, and what was done here. */
  Applied told(Applied applied) {
    List<String> warnings = new ArrayList<>(applied.warnings());
    if (warning != null) {
      warnings.add(warning);
    }
    Planned planned = left == null ? applied.planned() : applied.planned().with(left);
    return new Applied(planned, applied.outcome(), warnings, mended);
  }
}
