package io.tummycrypt.tcfs.app.saved;

import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a plan is, whoever makes it and however often: the revision, and each action in a canonical
 * line. Two plans with one digest do the same to the same things.
 *
 * @param lines one for each action, in the plan's order
 */
record PlanDigest(String fleet, String device, long revision, List<String> lines) {
  PlanDigest {
    lines = List.copyOf(lines);
  }

  static PlanDigest of(String fleet, Plan plan, StreamPlan streams) {
    List<String> lines = new ArrayList<>();
    streams.actions().forEach(action -> lines.add(CanonicalAction.of(action)));
    plan.actions().forEach(action -> lines.add(CanonicalAction.of(action)));
    return new PlanDigest(fleet, plan.device().text(), plan.revision(), lines);
  }

  /** The 64 hexadecimal digits of SHA-256 over all of it. */
  String hex() {
    MessageDigest digest = sha256();
    update(digest, "tcfs plan 1");
    update(digest, "fleet " + Words.of(fleet));
    update(digest, "device " + Words.of(device));
    update(digest, "revision " + revision);
    lines.forEach(line -> update(digest, line));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
