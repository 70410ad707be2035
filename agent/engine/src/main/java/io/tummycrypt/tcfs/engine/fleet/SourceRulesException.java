package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.store.meta.RevisionOrigin;
import java.io.IOException;

/** A change by hand of what comes from a source: it would be there until the source is read. */
public final class SourceRulesException extends IOException {
  private static final long serialVersionUID = 1L;

  public SourceRulesException(long revision, RevisionOrigin origin) {
    super("revision %d of the fleet document comes from %s".formatted(revision, origin));
  }
}
