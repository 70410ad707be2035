package io.tummycrypt.tcfs.app.saved;

import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

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
    List<String> lines = lines(plan, streams).toList();
    return new PlanDigest(fleet, plan.device().text(), plan.revision(), lines);
  }

  private static Stream<String> lines(Plan plan, StreamPlan streams) {
    return Stream.concat(
        streams.actions().stream().map(CanonicalAction::of),
        plan.actions().stream().map(CanonicalAction::of));
  }

  /** The 64 hexadecimal digits of SHA-256 over all of it. */
  String hex() {
    return hex(fleet, device, revision, lines.stream());
  }

  /** The same of a plan, without having all of its lines at once. */
  static String hex(String fleet, Plan plan, StreamPlan streams) {
    return hex(fleet, plan.device().text(), plan.revision(), lines(plan, streams));
  }

  private static String hex(String fleet, String device, long revision, Stream<String> lines) {
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
