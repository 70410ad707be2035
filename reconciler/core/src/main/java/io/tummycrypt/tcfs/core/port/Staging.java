package io.tummycrypt.tcfs.core.port;

import java.io.IOException;
import java.util.List;

/** Temporaries that are being made. */
@FunctionalInterface
public interface Staging {
  /**
   * What came of the requests, in their order. Waits until nothing is being made any more, also
   * when it throws; so it is to be called even by who has no more use for the temporaries.
   *
   * @throws IOException if the batch as a whole failed, or waiting was interrupted
   */
  List<StageResult> results() throws IOException;
}
