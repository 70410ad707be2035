package io.tummycrypt.tcfs.crds.effective;

import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.crds.v1alpha1.Storage;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.yaml.Located;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds for the fleet as a whole. */
final class FleetSettings {
  private static final int PERCENT = 25;
  private static final int COUNT = 500;
  private static final long MIN_FREE_BYTES = 256L << 20;
  private static final String MAX_DELETES = "spec.guards.maxDeletes";

  private final Located<TcfsFleet> fleet;
  private final TcfsFleet.Spec spec;
  private final TcfsFleet.Guards guards;
  private final TcfsFleet.MaxDeletes maxDeletes;

  FleetSettings(Located<TcfsFleet> fleet) {
    this.fleet = fleet;
    this.spec = Objects.requireNonNull(fleet.object().spec());
    this.guards = Objects.requireNonNullElse(spec.guards(), new TcfsFleet.Guards(null, null));
    this.maxDeletes =
        Objects.requireNonNullElse(guards.maxDeletes(), new TcfsFleet.MaxDeletes(null, null));
  }

  /** Where the content is: a directory, or the endpoint and bucket. */
  Setting<String> storage() {
    Storage storage = Objects.requireNonNull(spec.storage());
    Storage.S3 s3 = storage.s3();
    return s3 == null
        ? written(storage.directory(), "spec.storage.directory").orElseThrow()
        : written(bucket(s3), "spec.storage.s3").orElseThrow();
  }

  private static String bucket(Storage.S3 s3) {
    String bucket = "s3 " + s3.endpoint() + " bucket " + s3.bucket();
    return s3.prefix() == null ? bucket : bucket + " prefix " + s3.prefix();
  }

  Optional<Setting<String>> nats() {
    List<String> urls = spec.nats() == null ? null : spec.nats().urls();
    return written(urls == null ? null : String.join(", ", urls), "spec.nats.urls");
  }

  /** What stays local whichever root it is in, also where it is in none. */
  List<Setting<String>> defaultExcludePatterns() {
    TcfsFleet.Defaults defaults = spec.defaults();
    List<String> patterns = defaults == null ? null : defaults.excludePatterns();
    return Layer.each(new Layer<>(patterns, fleet, "spec.defaults.excludePatterns"));
  }

  Setting<Boolean> suspend() {
    return orBuiltIn(spec.suspend(), "spec.suspend", false, "suspend");
  }

  Optional<Setting<String>> minimumVersion() {
    return written(spec.minimumVersion(), "spec.minimumVersion");
  }

  Setting<Integer> percent() {
    return orBuiltIn(
        maxDeletes.percent(), MAX_DELETES + ".percent", PERCENT, "guards.maxDeletes.percent");
  }

  Setting<Integer> count() {
    return orBuiltIn(maxDeletes.count(), MAX_DELETES + ".count", COUNT, "guards.maxDeletes.count");
  }

  Setting<Long> minFreeBytes() {
    return orBuiltIn(
        guards.minFreeBytes(), "spec.guards.minFreeBytes", MIN_FREE_BYTES, "guards.minFreeBytes");
  }

  Guards guards() {
    DeleteBudget budget = new DeleteBudget(percent().value(), count().value());
    Origin origin =
        fleet.has(MAX_DELETES) ? fleet.origin(MAX_DELETES) : Origin.builtIn("guards.maxDeletes");
    return new Guards(new Setting<>(budget, origin), minFreeBytes());
  }

  private <T> Setting<T> orBuiltIn(@Nullable T value, String field, T builtIn, String name) {
    return Layer.first(List.of(new Layer<>(value, fleet, field)), builtIn, name);
  }

  private Optional<Setting<String>> written(@Nullable String value, String field) {
    return Optional.ofNullable(value).map(v -> new Setting<>(v, fleet.origin(field)));
  }
}
