package io.tummycrypt.tcfs.core.observed;

import java.util.List;

/**
 * What a device remembers of a root that it has taken up.
 *
 * @param localPath where the root was
 * @param tokens the token of the marker; two while it is being renewed
 * @param fileSystem what identified its file system
 * @param isJoining whether its first run still has something held
 */
public record RootMemory(
    String localPath, List<String> tokens, String fileSystem, boolean isJoining) {
  public RootMemory {
    tokens = List.copyOf(tokens);
  }

  /** The same root, whose first run is over. */
  public RootMemory joined() {
    return new RootMemory(localPath, tokens, fileSystem, /* isJoining= */ false);
  }
}
