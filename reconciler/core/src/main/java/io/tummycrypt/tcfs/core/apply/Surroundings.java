package io.tummycrypt.tcfs.core.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.PathRule;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.desired.Unsupported;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Sha256;
import java.util.Collection;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that a plan depends on outside of trees and state, in one number. Each part is written out:
 * what records say of themselves costs a command that has nothing to do a tenth of its time.
 */
final class Surroundings {
  private final StringBuilder text = new StringBuilder();

  Surroundings(
      String fleetId, String bootId, Desired desired, SortedMap<DeviceName, KnownSlot> highest) {
    add(fleetId);
    add(bootId);
    add(desired);
    add(highest.size());
    highest.forEach((device, slot) -> {
      add(device);
      add(slot.seq());
      add(slot.hash());
    });
  }

  /** How a root's folder was found. */
  void add(RootLook.Present look) {
    Marker marker = look.marker();
    add(marker != null);
    if (marker != null) {
      add(marker.fleetId());
      add(marker.root());
      add(marker.token());
    }
    add(look.fileSystem());
    add(look.empty());
  }

  private void add(Desired desired) {
    add(desired.fleet());
    add(desired.revision());
    add(desired.device());
    addAll(desired.roots().values(), this::add);
    addAll(desired.unsupported(), this::add);
    add(desired.suspended());
  }

  private void add(DesiredRoot root) {
    add(root.name());
    add(root.localPath());
    add(root.mode());
    add(root.conflictMode());
    addAll(root.rules(), this::add);
    addAll(root.excludePatterns(), this::add);
    add(root.guards().maxDeletes().value().percent());
    add(root.guards().maxDeletes().value().count());
    add(root.guards().maxDeletes().origin());
    add(root.guards().minFreeBytes());
  }

  private void add(PathRule rule) {
    add(rule.match());
    add(rule.conflictMode());
  }

  private void add(Unsupported unsupported) {
    add(unsupported.setting());
    add(unsupported.effect());
    add(unsupported.repositoriesOf());
  }

  private void add(Setting<?> setting) {
    add(setting.value());
    add(setting.origin());
  }

  private void add(Origin origin) {
    add(origin.source());
    add(origin.line());
    add(origin.column());
    add(origin.field());
  }

  private <T> void addAll(Collection<T> parts, Consumer<T> each) {
    add(parts.size());
    parts.forEach(each);
  }

  /** A name, a number, an enumerated or a digest: its text says all. */
  private void add(@Nullable Object part) {
    String said = part == null ? "" : part.toString();
    text.append(part == null ? -1 : said.length()).append(':').append(said);
  }

  Digest digest() {
    return Sha256.of(text.toString().getBytes(UTF_8));
  }
}
