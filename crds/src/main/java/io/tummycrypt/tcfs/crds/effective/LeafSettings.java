package io.tummycrypt.tcfs.crds.effective;

import io.tummycrypt.tcfs.core.desired.DesiredLeaf;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.rules.ListenAddress;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.yaml.Located;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What holds of the message server of a device, if it has one. */
public final class LeafSettings {
  private static final String BLOCK = "spec.leafNode";
  private static final long MEMORY = 64L << 20;
  private static final long FILES = 1L << 30;
  private static final int MONITOR_PORT = 8222;

  private final Located<TcfsDevice> device;
  private final TcfsDevice.LeafNode written;

  private LeafSettings(Located<TcfsDevice> device, TcfsDevice.LeafNode written) {
    this.device = device;
    this.written = written;
  }

  static Optional<LeafSettings> of(Located<TcfsDevice> device) {
    TcfsDevice.Spec spec = device.object().spec();
    return Optional.ofNullable(spec == null ? null : spec.leafNode())
        .map(written -> new LeafSettings(device, written));
  }

  /** The server of a device; empty if it is to have none. */
  public static Optional<DesiredLeaf> desired(Located<TcfsDevice> device) {
    return of(device).map(LeafSettings::desired);
  }

  /** The names of the JetStreams of all leaf nodes in a document. */
  public static SortedSet<String> domains(FleetDocument document) {
    TreeSet<String> domains = new TreeSet<>();
    document
        .devices()
        .forEach(device -> of(device).ifPresent(leaf -> domains.add(leaf.domain().value())));
    return domains;
  }

  private DesiredLeaf desired() {
    ListenAddress address = ListenAddress.of(listen().value());
    return new DesiredLeaf(
        remotes().stream().map(Setting::value).toList(),
        address.host(),
        address.port(),
        domain().value(),
        maxMemoryBytes().value(),
        maxFileBytes().value(),
        monitorPort().value(),
        insecure().value(),
        run().value());
  }

  List<Setting<String>> remotes() {
    return Layer.each(new Layer<>(written.remotes(), device, BLOCK + ".remotes"));
  }

  Setting<String> listen() {
    return setting(written.listen(), "listen", ListenAddress.USUAL);
  }

  Setting<String> domain() {
    return setting(written.domain(), "domain", Objects.requireNonNull(device.object().name()));
  }

  Setting<Long> maxMemoryBytes() {
    return setting(written.maxMemoryBytes(), "maxMemoryBytes", MEMORY);
  }

  Setting<Long> maxFileBytes() {
    return setting(written.maxFileBytes(), "maxFileBytes", FILES);
  }

  Setting<Integer> monitorPort() {
    return setting(written.monitorPort(), "monitorPort", MONITOR_PORT);
  }

  Setting<Boolean> insecure() {
    return setting(written.insecure(), "insecure", false);
  }

  Setting<Boolean> run() {
    return setting(written.run(), "run", false);
  }

  private <T> Setting<T> setting(@Nullable T value, String name, T builtIn) {
    return Layer.first(
        List.of(new Layer<>(value, device, BLOCK + "." + name)), builtIn, "leafNode." + name);
  }
}
