package io.tummycrypt.tcfs.store.access;

import io.tummycrypt.tcfs.core.path.ShellWord;
import io.tummycrypt.tcfs.core.path.WithRemedy;
import java.nio.file.Path;

/** A file with a secret can be reached by others: the file is to be changed, and no setting. */
final class ExposedSecretException extends SettingsException implements WithRemedy {
  private static final long serialVersionUID = 1;

  private final String file;

  ExposedSecretException(String message, Path file) {
    super(message);
    this.file = ShellWord.of(file.toString());
  }

  @Override
  public String remedy() {
    return "run chmod 600 " + file;
  }
}
