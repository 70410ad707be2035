package io.tummycrypt.tcfs.app.operations;

/**
 * What is to be published.
 *
 * @param isFromSource what the source of this device says, not its working copy
 * @param isTakingOver also in place of what comes from elsewhere
 */
public record PublishRequest(boolean isFromSource, boolean isTakingOver) {
  /** The working copy, unless the document comes from elsewhere. */
  public static final PublishRequest COPY =
      new PublishRequest(/* isFromSource= */ false, /* isTakingOver= */ false);
}
