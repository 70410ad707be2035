package io.tummycrypt.tcfs.store.s3;

import org.jspecify.annotations.Nullable;

/** What requests are signed with. A class and no record, so that nothing prints it. */
final class AwsKeys {
  private final String access;
  private final String secret;
  private final @Nullable String sessionToken;

  AwsKeys(String access, String secret, @Nullable String sessionToken) {
    this.access = access;
    this.secret = secret;
    this.sessionToken = sessionToken;
  }

  String access() {
    return access;
  }

  String secret() {
    return secret;
  }

  /** Null for keys that do not end. */
  @Nullable String sessionToken() {
    return sessionToken;
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
