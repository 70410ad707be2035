package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Measured;
import io.tummycrypt.tcfs.store.check.StoreSize;
import io.tummycrypt.tcfs.store.check.StoreSize.Amount;
import io.tummycrypt.tcfs.store.check.StoreSize.Growth;
import io.tummycrypt.tcfs.store.check.StoreSize.Packed;
import io.tummycrypt.tcfs.store.check.StoreSize.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much there is in a store, as tables. */
public final class MeasuredText {
  private MeasuredText() {}

  private record Row(String what, String bytes, String of) {}

  /** Prints contents, objects and growth. */
  public static void print(Measured measured, Page lines) {
    StoreSize size = measured.size();
    lines.heading("Store " + measured.store());
    lines.accept("");
    contents(size, lines);
    lines.accept("");
    new Table<Part>("")
        .column("OBJECTS", Part::name)
        .column("COUNT", part -> Long.toString(part.objects()))
        .column("BYTES", part -> Amounts.bytes(part.bytes()))
        .print(size.parts(), lines);
    lines.accept("");
    new Table<Growth>("")
        .column("DEVICE", growth -> growth.device().text())
        .column("PUBLISHED", growth -> amount(growth.told()))
        .column("STORED", growth -> Amounts.bytes(growth.stored()))
        .column("IN 30 DAYS", growth -> Amounts.bytes(growth.month().stored()))
        .column("IN 7 DAYS", growth -> Amounts.bytes(growth.week().stored()))
        .print(size.growth(), lines);
    for (String object : size.unread()) {
      lines.accept("not counted, for it cannot be read: " + Words.of(object));
    }
    if (!size.unread().isEmpty()) {
      lines.accept("next step: tcfs store check");
    }
  }

  private static void contents(StoreSize size, Page lines) {
    Packed packs = size.packs();
    List<Row> rows = new ArrayList<>();
    rows.add(row("live", size.live().bytes(), versions(size.live())));
    rows.add(row("published", size.told().bytes(), versions(size.told()) + ", with all history"));
    rows.add(row("deduplicated", packs.plain(), ratio(size.told().bytes(), packs.plain())));
    rows.add(row("compressed", packs.compressed(), ratio(packs.plain(), packs.compressed())));
    rows.add(row("stored", size.bytes(), Amounts.count(size.objects(), "object")));
    if (packs.unnamed() > 0) {
      rows.add(
          row(
              "named by nobody",
              packs.unnamedBytes(),
              Amounts.count(packs.unnamed(), "pack") + ", such as of uploads that were cut short"));
    }
    new Table<Row>("")
        .column("CONTENT", Row::what)
        .column("BYTES", Row::bytes)
        .column("", Row::of)
        .print(rows, lines);
  }

  private static Row row(String what, long bytes, String of) {
    return new Row(what, Amounts.bytes(bytes), of);
  }

  private static String versions(Amount amount) {
    return Amounts.count(amount.versions(), "version");
  }

  private static String amount(Amount amount) {
    return versions(amount) + ", " + Amounts.bytes(amount.bytes());
  }

  private static String ratio(long before, long after) {
    return after == 0 ? "" : String.format(Locale.ROOT, "%.2f : 1", (double) before / after);
  }
}
