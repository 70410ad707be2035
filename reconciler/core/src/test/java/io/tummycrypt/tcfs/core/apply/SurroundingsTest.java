package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.PathRule;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.desired.Unsupported;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Digest;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever part of the surroundings is another one, their number is another one. */
class SurroundingsTest {
  private static final RootName ROOT = new RootName("docs");
  private static final Digest DIGEST = Digest.parse("sha256:" + "ab".repeat(32));

  private record All(
      String fleetId,
      String bootId,
      Desired desired,
      SortedMap<DeviceName, KnownSlot> highest,
      RootLook.Present look) {}

  private static <T> Setting<T> setting(T value) {
    return new Setting<>(value, new Origin("fleet.yaml", 3, 5, "spec"));
  }

  private static All all() {
    DesiredRoot root =
        new DesiredRoot(
            ROOT,
            setting("/docs"),
            setting(RootMode.FULL),
            setting(ConflictMode.AUTO),
            List.of(new PathRule(setting("*.md"), setting(ConflictMode.DEFER))),
            List.of(setting("*.part")),
            new Guards(setting(new Guards.DeleteBudget(50, 1000)), setting(100L)));
    Desired desired =
        new Desired(
            new FleetName("lab"),
            7,
            new DeviceName("yoga"),
            new TreeMap<>(Map.of(ROOT, root)),
            List.of(new Unsupported(setting("bundle"), "nothing", ROOT)),
            setting(false));
    return new All(
        "fleet",
        "boot",
        desired,
        new TreeMap<>(Map.of(new DeviceName("yoga"), new KnownSlot(3, DIGEST))),
        new RootLook.Present(new Marker("fleet", ROOT, "token"), "ext4", true));
  }

  private static Digest digest(All all) {
    Surroundings surroundings =
        new Surroundings(all.fleetId(), all.bootId(), all.desired(), all.highest());
    surroundings.add(all.look());
    return surroundings.digest();
  }

  @Test
  void areTheSameAgain() {
    assertEquals(digest(all()), digest(all()));
  }

  @Test
  void areOthersIfAnyPartIsAnother() throws ReflectiveOperationException {
    List<Object> others = others(all());
    assertFalse(others.isEmpty());
    for (Object other : others) {
      assertNotEquals(digest(all()), digest((All) other), other::toString);
    }
  }

  /** The same value with one part changed, for each part there is; new ones are found, too. */
  private static List<Object> others(@Nullable Object value) throws ReflectiveOperationException {
    return switch (value) {
      case null -> throw new AssertionError("give it a value, so that others can be made of it");
      case Digest _ -> List.of(Digest.parse("sha256:" + "cd".repeat(32)));
      case String text -> List.of(text + "x");
      case Integer number -> List.of(number + 1);
      case Long number -> List.of(number + 1);
      case Boolean is -> List.of(!is);
      case RootMode _ -> List.of(RootMode.ON_DEMAND);
      case ConflictMode mode ->
          List.of(mode == ConflictMode.AUTO ? ConflictMode.DEFER : ConflictMode.AUTO);
      case List<?> list -> othersOf(list);
      case SortedMap<?, ?> map -> othersOf(map);
      case Record one -> othersOf(one);
      default -> throw new AssertionError("how is another made of " + value.getClass() + "?");
    };
  }

  private static List<Object> othersOf(List<?> list) throws ReflectiveOperationException {
    List<Object> others = new ArrayList<>(List.of(List.of()));
    for (Object other : others(list.getFirst())) {
      others.add(List.of(other));
      others.add(List.of(list.getFirst(), other));
    }
    return others;
  }

  private static List<Object> othersOf(SortedMap<?, ?> map) throws ReflectiveOperationException {
    List<Object> others = new ArrayList<>(List.of(new TreeMap<>()));
    for (Object other : others(map.firstEntry().getValue())) {
      others.add(new TreeMap<>(Map.of(map.firstKey(), other)));
    }
    return others;
  }

  private static List<Object> othersOf(Record one) throws ReflectiveOperationException {
    RecordComponent[] parts = one.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[parts.length];
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      parts[i].getAccessor().setAccessible(true);
      values[i] = parts[i].getAccessor().invoke(one);
    }
    Constructor<?> constructor = one.getClass().getDeclaredConstructor(types);
    constructor.setAccessible(true);
    List<Object> others = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      for (Object other : others(values[i])) {
        Object[] changed = values.clone();
        changed[i] = other;
        others.add(constructor.newInstance(changed));
      }
    }
    return others;
  }
}
