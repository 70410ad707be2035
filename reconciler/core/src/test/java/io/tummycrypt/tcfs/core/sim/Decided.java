package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Planner;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.util.TreeMap;

/** A user who decides gives up, or asks for, what the decision says. */
record Decided(Ledger ledger, SimDevice device, Decisions decisions) {
  void takeUp(Observed observed, Plan plan) {
    if (!decisions.releases().isEmpty()) {
      device.tree().forEach(ledger::confirmed);
      for (Notice notice : Planner.plan(device.desired(), observed, Decisions.NONE).notices()) {
        if (notice instanceof Notice.Held held) {
          ledger.confirmed(held.path(), held.content());
        }
      }
    }
    decisions
        .resolutions()
        .getOrDefault(SimDevice.ROOT, new TreeMap<>())
        .forEach((path, said) -> {
          for (Action action : plan.actions()) {
            if (action instanceof Action.Publish publish && publish.path().equals(path)) {
              Content kept = publish.version().content();
              if (said.choice() != Choice.KEEP_BOTH) {
                giveUpAllBut(
                    kept, path, observed.view().siblings(SimDevice.ROOT, path).among(said.shown()));
              }
              ledger.confirmed(path, kept);
            }
          }
        });
  }

  /** All that was shown is given up but for what is published. */
  private void giveUpAllBut(Content kept, TreePath path, Siblings shown) {
    for (Version version : shown.contents()) {
      giveUp(path, version.content(), kept);
    }
    giveUp(path, device.root.user().at(path), kept);
  }

  private void giveUp(TreePath path, Content content, Content kept) {
    if (!content.sameContent(kept)) {
      ledger.gaveUp(path, content);
    }
  }
}
