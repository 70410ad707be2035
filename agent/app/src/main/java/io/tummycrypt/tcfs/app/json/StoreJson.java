package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Inspected;
import io.tummycrypt.tcfs.app.operations.Measured;
import io.tummycrypt.tcfs.app.operations.Mending;
import io.tummycrypt.tcfs.app.operations.StoreCopied;
import io.tummycrypt.tcfs.app.operations.StoreRepaired;
import io.tummycrypt.tcfs.store.check.Condition;
import io.tummycrypt.tcfs.store.check.Condition.Looked;
import io.tummycrypt.tcfs.store.check.Damage;
import io.tummycrypt.tcfs.store.check.Need;
import io.tummycrypt.tcfs.store.check.StoreSize;
import io.tummycrypt.tcfs.store.check.StoreSize.Amount;
import io.tummycrypt.tcfs.store.check.StoreSize.Growth;
import io.tummycrypt.tcfs.store.check.StoreSize.Packed;
import io.tummycrypt.tcfs.store.check.StoreSize.Recent;
import io.tummycrypt.tcfs.store.copy.Copied;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.repair.Repaired;
import java.io.IOException;
import java.util.Locale;

/** What was found in a store. */
final class StoreJson {
  private StoreJson() {}

  static void inspected(Json json, Inspected inspected) throws IOException {
    Condition condition = inspected.condition();
    json.text("store", inspected.store());
    json.truth("sound", condition.isSound());
    json.truth("dataRead", condition.dataRead());
    json.object("looked", () -> looked(json, condition.looked()));
    Mending mending = new Mending(inspected.store());
    json.objects("damages", condition.damages(), damage -> damage(json, damage, mending));
    json.texts("strays", condition.strays().stream().map(ObjectKey::text).toList());
  }

  private static void looked(Json json, Looked looked) throws IOException {
    json.number("devices", looked.devices());
    json.number("revisions", looked.revisions());
    json.number("reports", looked.reports());
    json.number("slots", looked.slots());
    json.number("segments", looked.segments());
    json.number("entries", looked.entries());
    json.number("packs", looked.packs());
    json.number("unnamed", looked.unnamed());
    json.number("kept", looked.kept());
    json.number("bytes", looked.bytes());
  }

  private static void damage(Json json, Damage damage, Mending mending) throws IOException {
    json.text("object", damage.object());
    json.text("kind", damage.kind().name().toLowerCase(Locale.ROOT));
    json.text("problem", damage.problem());
    json.text("nextStep", mending.nextStep(damage));
    json.objects("neededBy", damage.needs(), need -> need(json, need));
    if (damage.more() > 0) {
      json.number("more", damage.more());
    }
    json.objects(
        "untold",
        damage.untold(),
        untold -> {
          json.text("device", untold.device().text());
          json.number("first", untold.first());
          json.number("last", untold.last());
        });
  }

  private static void need(Json json, Need need) throws IOException {
    json.text("root", need.version().root().text());
    json.text("path", need.version().path().toString());
    json.text("version", need.version().dot().toString());
    json.text("device", need.log().text());
    json.number("head", need.seq());
    json.truth("live", need.isLive());
  }

  static void copied(Json json, StoreCopied result) throws IOException {
    Copied copied = result.copied();
    json.text("fleet", result.fleet().text());
    json.text("from", result.from());
    json.text("to", result.to());
    json.number("objects", copied.objects());
    json.number("bytes", copied.bytes());
    json.number("present", copied.present());
    json.number("left", copied.left());
    json.objects(
        "problems",
        copied.problems(),
        problem -> {
          json.text("object", problem.object());
          json.text("problem", problem.text());
          json.text("nextStep", Mending.nextStep(result, problem));
        });
  }

  static void repaired(Json json, StoreRepaired result) throws IOException {
    Repaired repaired = result.repaired();
    json.text("store", result.store());
    json.objects(
        "done",
        repaired.done(),
        step -> {
          json.text("object", step.damage().object());
          json.text("problem", step.damage().problem());
          json.number("bytes", step.bytes());
        });
    json.objects(
        "left",
        repaired.left(),
        left -> {
          json.text("object", left.damage().object());
          json.text("problem", left.damage().problem());
          json.text("why", left.why());
          json.text("nextStep", new Mending(result.store()).nextStep(left.damage()));
        });
    json.textIfAny("kept", repaired.done().isEmpty() ? null : repaired.kept());
  }

  static void measured(Json json, Measured measured) throws IOException {
    StoreSize size = measured.size();
    json.text("store", measured.store());
    json.object("live", () -> amount(json, size.live()));
    json.object("published", () -> amount(json, size.told()));
    json.object("packs", () -> packed(json, size.packs()));
    json.number("objects", size.objects());
    json.number("bytes", size.bytes());
    json.objects(
        "parts",
        size.parts(),
        part -> {
          json.text("of", part.name());
          json.number("objects", part.objects());
          json.number("bytes", part.bytes());
        });
    json.objects("devices", size.growth(), growth -> growth(json, growth));
    json.texts("unread", size.unread());
  }

  private static void amount(Json json, Amount amount) throws IOException {
    json.number("versions", amount.versions());
    json.number("bytes", amount.bytes());
  }

  private static void packed(Json json, Packed packs) throws IOException {
    json.number("deduplicated", packs.plain());
    json.number("compressed", packs.compressed());
    json.number("named", packs.named());
    json.number("unnamed", packs.unnamed());
    json.number("unnamedBytes", packs.unnamedBytes());
  }

  private static void growth(Json json, Growth growth) throws IOException {
    json.text("device", growth.device().text());
    json.object("published", () -> amount(json, growth.told()));
    json.number("stored", growth.stored());
    json.object("in30Days", () -> recent(json, growth.month()));
    json.object("in7Days", () -> recent(json, growth.week()));
  }

  private static void recent(Json json, Recent recent) throws IOException {
    json.object("published", () -> amount(json, recent.told()));
    json.number("stored", recent.stored());
  }
}
