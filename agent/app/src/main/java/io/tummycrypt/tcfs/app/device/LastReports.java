package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.UnreadableReport;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.format.MisplacedObjectException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What devices last said of themselves, for whoever asks for it by the way: one report that cannot
 * be read is told of, and hides nothing else.
 */
final class LastReports {
  private final Session session;
  private final List<UnreadableReport> unreadable = new ArrayList<>();

  LastReports(Session session) {
    this.session = session;
  }

  /** The last report; null if there is none, or if it cannot be read, which is then noted. */
  @Nullable DeviceReport of(DeviceName device) throws IOException {
    try {
      return session.store().reports().latest(device);
    } catch (DamagedObjectException | UnknownFormatException | ForeignObjectException e) {
      String problem = String.valueOf(e.getMessage());
      unreadable.add(new UnreadableReport(device, problem, nextStep(e, device)));
      return null;
    }
  }

  private static String nextStep(IOException e, DeviceName device) {
    return switch (e) {
      case MisplacedObjectException _ -> "move it out of the store";
      case ForeignObjectException _ -> "put this fleet's own store back in its place";
      case UnknownFormatException _ -> "use the version of tcfs that wrote it, or a newer one";
      default ->
          "run 'tcfs sync' on %s, which reports anew; or restore that object from a copy of the store"
              .formatted(device);
    };
  }

  /** Why the report of a device could not be read; null if it could, or was not asked for. */
  @Nullable UnreadableReport unreadable(DeviceName device) {
    return unreadable.stream()
        .filter(each -> each.device().equals(device))
        .findFirst()
        .orElse(null);
  }

  /** Those that could not be read up to now. */
  List<UnreadableReport> unreadable() {
    return List.copyOf(unreadable);
  }
}
