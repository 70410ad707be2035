package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.core.path.WithRemedy;
import java.nio.file.AccessDeniedException;

/** A server does not take a request for one of this user: the keys are to be changed, no rights. */
final class RefusedKeysException extends AccessDeniedException implements WithRemedy {
  private static final long serialVersionUID = 1;

  private final String remedy;

  RefusedKeysException(String object, String reason, String remedy) {
    super(object, null, reason);
    this.remedy = remedy;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
