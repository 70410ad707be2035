package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.crds.yaml.RecordReader;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import io.tummycrypt.tcfs.crds.yaml.YamlWriter;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What this device is: the settings that {@code init} writes, in the file {@code device.yaml}.
 *
 * @param source from where it publishes the fleet document; null if it does not
 */
public record DeviceConfig(
    DeviceName name,
    StoreUrl store,
    FleetId fleet,
    S3Settings s3,
    NatsSettings nats,
    LeafNodeSettings leafNode,
    MetricsSettings metrics,
    LimitSettings limits,
    @Nullable SourceSettings source,
    Features features) {
  private static final String COMMENT = "# tcfs: what this device is. Written by 'tcfs init'.\n";

  /** As {@code init} makes it, with what no option of that sets as it usually is. */
  public DeviceConfig(
      DeviceName name,
      StoreUrl store,
      FleetId fleet,
      S3Settings s3,
      NatsSettings nats,
      @Nullable SourceSettings source,
      Features features) {
    this(
        name,
        store,
        fleet,
        s3,
        nats,
        LeafNodeSettings.NONE,
        MetricsSettings.NONE,
        LimitSettings.NONE,
        source,
        features);
  }

  /** The same for a machine that publishes what people make its working copy. */
  public DeviceConfig(
      DeviceName name, StoreUrl store, FleetId fleet, S3Settings s3, NatsSettings nats) {
    this(name, store, fleet, s3, nats, null, Features.ALL);
  }

  /** The same for servers of NATS that need no more than their URLs. */
  public DeviceConfig(DeviceName name, StoreUrl store, FleetId fleet, S3Settings s3) {
    this(name, store, fleet, s3, NatsSettings.NONE);
  }

  /** The same for a store that needs no more than its URL. */
  public DeviceConfig(DeviceName name, StoreUrl store, FleetId fleet) {
    this(name, store, fleet, S3Settings.NONE);
  }

  /** Whether there is a configuration; without one, {@code init} has not been run. */
  public static boolean exists(TcfsHome home) throws IOException {
    try {
      Files.readAttributes(home.deviceFile(), BasicFileAttributes.class);
      return true;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  /**
   * Reads the configuration; everything that is wrong in it is a finding.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  public static Result<DeviceConfig> read(TcfsHome home) throws IOException {
    return parse(home.deviceFile().toString(), SmallText.read(home.deviceFile()));
  }

  /**
   * Takes the text of such a file.
   *
   * @param fileName what findings call it
   */
  public static Result<DeviceConfig> parse(String fileName, String text) {
    List<Finding> findings = new ArrayList<>();
    Located<DeviceFile> file =
        RecordReader.read(new SourceText(fileName, text), DeviceFile.class, findings);
    String store = file == null ? null : file.object().store();
    String refusal = store == null ? null : StoreUrl.refusal(store);
    if (file != null && refusal != null) {
      findings.add(file.finding("store", refusal));
    }
    if (file != null) {
      SourceSettings source = file.object().documentSource();
      if (source != null) {
        refuse(file, "documentSource", source.refusals(), findings);
      }
      LimitSettings limits = file.object().limits();
      if (limits != null) {
        refuse(file, "limits", limits.refusals(), findings);
      }
    }
    return file != null && findings.isEmpty()
        ? new Result.Ok<>(of(file.object()))
        : new Result.Rejected<>(findings);
  }

  private static void refuse(
      Located<DeviceFile> file, String part, Map<String, String> refusals, List<Finding> findings) {
    refusals.forEach((field, why) -> findings.add(file.finding(part + "." + field, why)));
  }

  private static DeviceConfig of(DeviceFile file) {
    return new DeviceConfig(
        new DeviceName(Objects.requireNonNull(file.name())),
        StoreUrl.parse(Objects.requireNonNull(file.store())),
        FleetId.parse(Objects.requireNonNull(file.fleetId())),
        Objects.requireNonNullElse(file.s3(), S3Settings.NONE),
        Objects.requireNonNullElse(file.nats(), NatsSettings.NONE),
        Objects.requireNonNullElse(file.leafNode(), LeafNodeSettings.NONE),
        Objects.requireNonNullElse(file.metrics(), MetricsSettings.NONE),
        Objects.requireNonNullElse(file.limits(), LimitSettings.NONE),
        file.documentSource(),
        Features.of(file.enable(), file.fleet()));
  }

  /** Writes the configuration, in place of one that may be there. */
  public void write(TcfsHome home) throws IOException {
    OwnerOnly.replace(home.deviceFile(), render().getBytes(UTF_8));
  }

  /** The text of the file. */
  public String render() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", name.text());
    members.put("store", store.toString());
    members.put("fleetId", fleet.toString());
    members.putAll(features.members());
    if (!s3.members().isEmpty()) {
      members.put("s3", s3.members());
    }
    if (!nats.members().isEmpty()) {
      members.put("nats", nats.members());
    }
    if (!leafNode.members().isEmpty()) {
      members.put("leafNode", leafNode.members());
    }
    if (!metrics.members().isEmpty()) {
      members.put("metrics", metrics.members());
    }
    if (!limits.members().isEmpty()) {
      members.put("limits", limits.members());
    }
    if (source != null) {
      members.put("documentSource", source.members());
    }
    return COMMENT + YamlWriter.write(members);
  }
}
