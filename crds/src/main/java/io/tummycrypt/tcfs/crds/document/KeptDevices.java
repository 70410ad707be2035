package io.tummycrypt.tcfs.crds.document;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.Located;
import io.tummycrypt.tcfs.crds.yaml.ObjectWriter;
import io.tummycrypt.tcfs.crds.yaml.Position;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds devices of another document to a document, by writing each behind its text, in the order
 * that they have there. Of a root that the fleet has no more they are left behind.
 */
final class KeptDevices {
  private final FleetDocument document;
  private final FleetDocument other;
  private final String whose;
  private final Set<String> fleetRoots;

  KeptDevices(FleetDocument document, FleetDocument other, String whose) {
    this.document = document;
    this.other = other;
    this.whose = whose;
    this.fleetRoots =
        RootEdits.rootsOf(document).stream()
            .map(root -> Objects.requireNonNull(root.name()))
            .collect(Collectors.toSet());
  }

  Result<FleetDocument> apply(Collection<DeviceName> names) {
    List<SourceText> sources = new ArrayList<>(document.sources());
    for (Located<TcfsDevice> device : other.devices()) {
      DeviceName name = new DeviceName(Objects.requireNonNull(device.object().name()));
      if (names.contains(name)) {
        String text = ObjectWriter.write(fitting(device));
        sources.add(new SourceText("device " + name + " of " + whose, text));
      }
    }
    return FleetDocument.parse(sources).then(this::requireSameWhenJoined);
  }

  private TcfsDevice fitting(Located<TcfsDevice> device) {
    List<TcfsDevice.Root> roots = RootEdits.rootsOf(device);
    List<TcfsDevice.Root> left = new ArrayList<>(roots);
    left.removeIf(root -> !fleetRoots.contains(Objects.requireNonNull(root.name())));
    return left.size() == roots.size() ? device.object() : RootEdits.with(device, left);
  }

  /** A text that ends within a multi-line value could take up what follows once they are joined. */
  private Result<FleetDocument> requireSameWhenJoined(FleetDocument joined) {
    Result<FleetDocument> again = FleetDocument.parse(whose, joined.text());
    if (again instanceof Result.Ok<FleetDocument>(FleetDocument read)
        && read.objects().equals(joined.objects())) {
      return new Result.Ok<>(joined);
    }
    Position end = Position.startOf(document.sources().getLast().name());
    String message = "nothing can be written behind this text; end it with a line break";
    return new Result.Rejected<>(List.of(new Finding(end, Finding.DOCUMENT, message)));
  }
}
