package io.tummycrypt.tcfs.app.operations;

/**
 * What is to be published.
 *
 * @param isFromSource what the source of this device says, not its working copy
 * @param isTakingOver also in place of what comes from elsewhere
 */
public record PublishRequest(boolean isFromSource, boolean isTakingOver) {}
