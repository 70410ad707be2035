package io.tummycrypt.tcfs.engine.source;

import io.tummycrypt.tcfs.crds.document.FleetDocument;
import java.util.List;

/** What a source said when it was read. */
public sealed interface SourceReading {
  /** Which state of the source that is, such as a commit; empty if it is not known. */
  String version();

  /** A document without findings. */
  record Read(String version, FleetDocument document) implements SourceReading {}

  /**
   * Something that is not to be followed.
   *
   * @param reasons at least one, each in one line; findings are in the order of the text
   */
  record Refused(String version, List<String> reasons) implements SourceReading {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
