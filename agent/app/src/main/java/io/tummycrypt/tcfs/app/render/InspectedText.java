package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Inspected;
import io.tummycrypt.tcfs.app.operations.Mending;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.store.check.Condition;
import io.tummycrypt.tcfs.store.check.Condition.Looked;
import io.tummycrypt.tcfs.store.check.Damage;
import io.tummycrypt.tcfs.store.check.Need;
import io.tummycrypt.tcfs.store.check.Untold;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.util.List;
import java.util.Locale;

/** How a store was found: each damaged object with the versions that need it. */
public final class InspectedText {
  private static final int STRAYS = 5;

  private InspectedText() {}

  /** Prints all damages, what was looked at, and the result. */
  public static void print(Inspected inspected, Page lines) {
    Condition condition = inspected.condition();
    lines.heading("Store " + inspected.store());
    Mending mending = new Mending(inspected.store());
    for (Damage damage : condition.damages()) {
      lines.accept("");
      print(damage, lines);
      Wrapped.print("  next step: ", mending.nextStep(damage), lines);
    }
    lines.accept("");
    Wrapped.print("Looked at ", looked(condition.looked()), lines);
    strays(condition.strays(), lines);
    Wrapped.print("Result: ", result(condition), lines);
  }

  private static void print(Damage damage, Page lines) {
    String kind = damage.kind().name().toLowerCase(Locale.ROOT);
    String kindThere = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    lines.heading(kindThere + " " + Words.of(damage.object()));
    Wrapped.print("  ", Words.line(damage.problem()), lines);
    for (Untold untold : damage.untold()) {
      lines.accept("  not known any more: what " + heads(untold) + " told");
    }
    if (!damage.needs().isEmpty()) {
      lines.accept("  needed by:");
      new Table<Need>("    ")
          .column(InspectedText::version)
          .column(need -> heads(new Untold(need.log(), need.seq(), need.seq())))
          .column(need -> need.isLive() ? "" : "history")
          .print(damage.needs(), lines);
    }
    if (damage.more() > 0) {
      lines.accept("    and " + Amounts.count(damage.more(), "more version", "more versions"));
    }
  }

  /** As {@code show} takes it. */
  private static String version(Need need) {
    VersionKey version = need.version();
    String place = new Place(version.root(), version.path()).toString();
    return Words.of(place) + "@" + VersionName.of(version.dot());
  }

  private static String heads(Untold heads) {
    return heads.first() == heads.last()
        ? "head %d of %s".formatted(heads.first(), heads.device())
        : "heads %d to %d of %s".formatted(heads.first(), heads.last(), heads.device());
  }

  private static String looked(Looked looked) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %s, %s, %s and %s with %s, and %s"
            .formatted(
                Amounts.count(looked.devices(), "device"),
                Amounts.count(looked.revisions(), "revision"),
                Amounts.count(looked.reports(), "report"),
                Amounts.count(looked.slots(), "slot"),
                Amounts.count(looked.segments(), "segment"),
                Amounts.count(looked.entries(), "entry", "entries"),
                Amounts.count(looked.packs(), "pack")));
    if (looked.bytes() > 0) {
      text.append(", of which ").append(Amounts.bytes(looked.bytes())).append(" were read");
    }
    if (looked.unnamed() > 0) {
      text.append("; ").append(looked.unnamed()).append(" of these nobody names");
    }
    if (looked.kept() > 0) {
      text.append("; ")
          .append(Amounts.count(looked.kept(), "object"))
          .append(" that repairs have kept");
    }
    return text.toString();
  }

  private static void strays(List<ObjectKey> strays, Page lines) {
    for (ObjectKey key : strays.subList(0, Math.min(STRAYS, strays.size()))) {
      lines.accept("Not of tcfs, and in nobody's way: " + Words.of(key.text()));
    }
    if (strays.size() > STRAYS) {
      lines.accept("  and %d more".formatted(strays.size() - STRAYS));
    }
  }

  private static String result(Condition condition) {
    if (condition.isSound()) {
      return condition.dataRead()
          ? "everything is sound"
          : "everything that is named is there; 'tcfs store check --read-data' reads every byte";
    }
    long needs = condition.damages().stream().mapToLong(d -> d.needs().size() + d.more()).sum();
    String first =
        "%s not as %s must be"
            .formatted(
                Amounts.count(condition.damages().size(), "object is", "objects are"),
                condition.damages().size() == 1 ? "it" : "they");
    return needs == 0
        ? first
        : first
            + "; %s needed for %s. All else can be read"
                .formatted(
                    condition.damages().size() == 1 ? "it is" : "they are",
                    Amounts.count(needs, "version"));
  }
}
