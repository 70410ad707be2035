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
import java.util.Optional;

/** Adds devices of another document to a document, by writing each behind its text. */
final class KeptDevices {
  private final FleetDocument document;
  private final FleetDocument other;
  private final String whose;

  KeptDevices(FleetDocument document, FleetDocument other, String whose) {
    this.document = document;
    this.other = other;
    this.whose = whose;
  }

  Result<FleetDocument> apply(Collection<DeviceName> names) {
    List<SourceText> sources = new ArrayList<>(document.sources());
    for (DeviceName name : names) {
      Optional<Located<TcfsDevice>> device = other.device(name);
      if (device.isPresent()) {
        String text = ObjectWriter.write(device.get().object());
        sources.add(new SourceText("device " + name + " of " + whose, text));
      }
    }
    return FleetDocument.parse(sources).then(this::requireSameWhenJoined);
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
