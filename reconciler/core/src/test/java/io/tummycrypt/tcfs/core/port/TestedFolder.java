package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;

/** A folder to which a contract is put. At first it is there and empty. */
public interface TestedFolder {
  /** A reader and a writer of the same folder. */
  RootReader reader();

  RootWriter writer();

  /** What a file with this text is; nothing is done. */
  Content.File file(String text, int mode);

  /** Puts this text into the store, from which files are staged. */
  void offer(String text);

  /** Spoils the intent of a batch, as a failing disk does. */
  void damageIntent(String batch) throws IOException;

  /** Someone else who works in the folder. */
  FolderUser user();
}
