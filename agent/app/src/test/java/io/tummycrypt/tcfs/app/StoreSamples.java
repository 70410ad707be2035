package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.operations.Inspected;
import io.tummycrypt.tcfs.app.operations.Measured;
import io.tummycrypt.tcfs.app.operations.RepairPlanned;
import io.tummycrypt.tcfs.app.operations.StoreCopied;
import io.tummycrypt.tcfs.app.operations.StoreRepaired;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.store.check.Condition;
import io.tummycrypt.tcfs.store.check.Damage;
import io.tummycrypt.tcfs.store.check.Need;
import io.tummycrypt.tcfs.store.check.StoreSize;
import io.tummycrypt.tcfs.store.check.StoreSize.Amount;
import io.tummycrypt.tcfs.store.check.StoreSize.Growth;
import io.tummycrypt.tcfs.store.check.StoreSize.Packed;
import io.tummycrypt.tcfs.store.check.StoreSize.Part;
import io.tummycrypt.tcfs.store.check.StoreSize.Recent;
import io.tummycrypt.tcfs.store.check.Untold;
import io.tummycrypt.tcfs.store.copy.Copied;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.repair.RepairPlan;
import io.tummycrypt.tcfs.store.repair.RepairPlan.Left;
import io.tummycrypt.tcfs.store.repair.RepairPlan.Step;
import io.tummycrypt.tcfs.store.repair.Repaired;
import java.util.ArrayList;
import java.util.List;

/** What is found in stores, a bit of everything. */
public final class StoreSamples {
  private static final String PACK = pack(1);

  private StoreSamples() {}

  private static String pack(int number) {
    return new PackId(0, Samples.digest(number)).key().text();
  }

  /** A store in which everything is wrong that can be. */
  public static Inspected inspected() {
    List<Damage> damages = new ArrayList<>();
    DeviceName mini = new DeviceName("mini");
    for (Damage.Kind kind : Damage.Kind.values()) {
      damages.add(
          new Damage(
              "heads/mini/0000000000000000000" + damages.size(),
              kind,
              "it is not\u001b right",
              List.of(),
              0,
              List.of()));
    }
    Dot dot = new Dot(new Incarnation(mini, 0x9f3c_0000_0000_0007L), 12);
    VersionKey version = new VersionKey(Samples.DOCS, Samples.path("a b.txt"), dot);
    damages.add(
        new Damage(
            PACK,
            Damage.Kind.MISSING,
            "it is not there",
            List.of(
                new Need(version, mini, 4, true),
                new Need(version, new DeviceName("yoga"), 7, false)),
            3,
            List.of(new Untold(mini, 3, 3), new Untold(mini, 5, 9))));
    damages.add(
        new Damage(
            pack(2), Damage.Kind.UNREADABLE, "it is not given out", List.of(), 0, List.of()));
    return new Inspected(
        "file:///srv/tcfs",
        new Condition(
            true,
            new Condition.Looked(2, 3, 6, 4, 1, 309, 5, 1, 2, 1_234_567),
            damages,
            List.of(new ObjectKey("notes.txt"))));
  }

  /** A store with a bit of everything. */
  public static Measured measured() {
    Amount some = new Amount(12, 4_000_000);
    return new Measured(
        "file:///srv/tcfs",
        new StoreSize(
            new Amount(10, 3_000_000),
            some,
            new Packed(2_000_000, 1_000_000, 3, 1, 20_000),
            List.of(new Part("packs", 4, 1_020_000), new Part("slots", 2, 2_000)),
            List.of(
                new Growth(
                    new DeviceName("yoga"),
                    some,
                    1_000_000,
                    new Recent(new Amount(0, 0), 0),
                    new Recent(some, 900_000))),
            List.of("heads/mini/00000000000000000002")));
  }

  /** A copy in which something was damaged. */
  public static StoreCopied copied() {
    return new StoreCopied(
        new FleetName("home"),
        "file:///srv/tcfs",
        "s3://fleets/home",
        new Copied(
            12,
            3_400_000,
            5,
            List.of(
                problem("heads/", Copied.Side.SOURCE, Damage.Kind.UNREADABLE),
                problem(PACK, Copied.Side.SOURCE, Damage.Kind.UNREADABLE),
                problem(PACK, Copied.Side.TARGET, Damage.Kind.DAMAGED)),
            2));
  }

  private static Copied.Problem problem(String object, Copied.Side side, Damage.Kind kind) {
    return new Copied.Problem(object, side, kind, "it is not copied: it is \u001b odd");
  }

  /** A copy of a store in which everything was right. */
  public static StoreCopied copiedWhole() {
    return new StoreCopied(
        new FleetName("home"),
        "file:///srv/tcfs",
        "s3://fleets/home",
        new Copied(12, 3_400_000, 5, List.of(), 0));
  }

  /** A repair of one object that leaves another one. */
  public static RepairPlanned repairPlanned() {
    return new RepairPlanned(
        "file:///srv/tcfs", new RepairPlan(List.of(new Step(pack(), 1_234_567)), List.of(left())));
  }

  /** What came of it. */
  public static StoreRepaired repaired() {
    return new StoreRepaired(
        "file:///srv/tcfs",
        repairPlanned().plan(),
        new Repaired(
            List.of(new Step(pack(), 1_234_567)), List.of(left()), "repair/20261128T231000Z-1/"));
  }

  /** One that failed while it was carried out. */
  public static StoreRepaired repairFailed() {
    return new StoreRepaired(
        "file:///srv/tcfs",
        repairPlanned().plan(),
        new Repaired(
            List.of(),
            List.of(left(), new Left(pack(), "it is \u001b gone from its place now")),
            "repair/20261128T231000Z-1/"));
  }

  private static Damage pack() {
    List<Damage> all = inspected().condition().damages();
    return all.get(all.size() - 2);
  }

  private static Left left() {
    return new Left(
        inspected().condition().damages().getFirst(), "nothing here says what it was, to the byte");
  }
}
