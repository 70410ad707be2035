package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;

/** Stub. */
final class AwsChain implements KeySource {
  private final String profile;

  AwsChain(String profile, boolean isDefault) {
    this.profile = profile;
  }

  @Override
  public AwsKeys keys() throws IOException {
    throw new SettingsException("no keys for the store in " + profile);
  }
}
