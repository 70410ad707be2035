package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.SettingsException;
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

  /**
   * Refuses a value that no header can carry, as one that was read with the line end of its file.
   *
   * @param name of the value, for the message, which does not repeat it
   */
  static void requirePlain(String name, @Nullable String value) throws SettingsException {
    if (value != null
        && (!value.equals(value.strip()) || value.chars().anyMatch(Character::isISOControl))) {
      throw new SettingsException(
          name
              + " has a blank or a line end at one of its ends, or a control character: set it without");
    }
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
