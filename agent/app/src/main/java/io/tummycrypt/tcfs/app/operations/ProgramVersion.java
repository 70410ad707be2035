package io.tummycrypt.tcfs.app.operations;

import org.jspecify.annotations.Nullable;

/** Which tcfs this is. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** The version that the build wrote into the jar; there is none when run from bare classes. */
  public static String text() {
    @Nullable String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
