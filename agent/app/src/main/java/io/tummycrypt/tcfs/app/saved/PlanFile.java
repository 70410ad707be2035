package io.tummycrypt.tcfs.app.saved;

import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan that was saved. It holds no orders: {@code apply} plans again, and carries its own plan
 * out only if that has the digest of the saved one.
 */
public final class PlanFile {
  private static final int SHOWN_CHANGES = 10;
  private static final int ID_DIGITS = 12;

  private final Path file;
  private final PlanDigest saved;

  private PlanFile(Path file, PlanDigest saved) {
    this.file = file;
    this.saved = saved;
  }

  /**
   * Writes a plan; a file that is there is replaced.
   *
   * @return its {@link #id}
   */
  public static String write(Path file, Planned planned) throws IOException {
    PlanDigest digest = digest(planned);
    try {
      Files.write(file, PlanFileCodec.encode(digest));
    } catch (IOException e) {
      throw IoText.at(file.toString(), e);
    }
    return id(digest.hex());
  }

  /** Names a plan for people: the first digits of its digest. */
  public static String id(Planned planned) {
    return id(PlanDigest.hex(planned.desired().fleet().text(), planned.plan(), planned.streams()));
  }

  private static String id(String digest) {
    return digest.substring(0, ID_DIGITS);
  }

  /**
   * Reads a plan.
   *
   * @throws RefusedException if the file is no saved plan, is damaged, or is of a version that this
   *     one does not know
   */
  public static PlanFile read(Path file) throws IOException {
    return new PlanFile(file, PlanFileCodec.decode(file));
  }

  /**
   * Says that a plan is the saved one.
   *
   * @throws RefusedException if not, with what has changed; nothing was applied
   */
  public void requireSame(Planned now) throws RefusedException {
    PlanDigest present = digest(now);
    if (present.hex().equals(saved.hex())) {
      return;
    }
    throw new RefusedException(
        "plan " + Words.path(file.toString()) + " is stale and was not applied: " + change(present),
        "look at the present plan with 'tcfs diff-desired', and save it again with -o "
            + Words.path(file.toString()));
  }

  private static PlanDigest digest(Planned planned) {
    return PlanDigest.of(planned.desired().fleet().text(), planned.plan(), planned.streams());
  }

  private String change(PlanDigest present) {
    if (!present.fleet().equals(saved.fleet()) || !present.device().equals(saved.device())) {
      return "it is for device %s of fleet %s, and this is device %s of fleet %s"
          .formatted(saved.device(), saved.fleet(), present.device(), present.fleet());
    }
    if (present.revision() != saved.revision()) {
      return saved.revision() == 0
          ? "it was made for a working copy that was not published"
          : "it was made for revision "
              + saved.revision()
              + ", now "
              + present.revision()
              + " holds";
    }
    return actions(present);
  }

  private String actions(PlanDigest present) {
    List<String> gone = without(saved.lines(), present.lines());
    List<String> added = without(present.lines(), saved.lines());
    if (present.lines().isEmpty()) {
      return "there is nothing left to do";
    }
    if (gone.isEmpty() && added.isEmpty()) {
      return "the order of its actions has changed";
    }
    List<String> goneBriefs = briefs(gone);
    List<String> addedBriefs = briefs(added);
    List<String> changed = new ArrayList<>(goneBriefs);
    changed.retainAll(new HashSet<>(addedBriefs));
    return Stream.of(
            list("no longer planned", without(goneBriefs, addedBriefs)),
            list("newly planned", without(addedBriefs, goneBriefs)),
            list("planned with other content, attributes or reason", changed))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static List<String> briefs(List<String> lines) {
    return lines.stream().map(CanonicalAction::brief).distinct().toList();
  }

  private static List<String> without(List<String> lines, List<String> others) {
    Set<String> left = new LinkedHashSet<>(lines);
    left.removeAll(new LinkedHashSet<>(others));
    return new ArrayList<>(left);
  }

  private static String list(String heading, List<String> briefs) {
    if (briefs.isEmpty()) {
      return "";
    }
    String shown = String.join(", ", briefs.stream().limit(SHOWN_CHANGES).toList());
    int more = briefs.size() - SHOWN_CHANGES;
    return heading + ": " + shown + (more > 0 ? " and " + more + " more" : "");
  }
}
