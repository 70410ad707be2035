package io.tummycrypt.tcfs.engine.fleet;

import io.tummycrypt.tcfs.store.check.Severity;
import io.tummycrypt.tcfs.store.older.OlderFormatException;
import io.tummycrypt.tcfs.store.older.OlderObjects;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * An older store of which one object that cannot be read is a problem of what needs that object,
 * and not of all the others. A store that is away, or cannot be used as it is set, stays a problem
 * of everything.
 */
record SeparateFailures(OlderObjects objects) implements OlderObjects {
  @Override
  public byte[] read(String key, int maxBytes) throws IOException {
    try {
      return objects.read(key, maxBytes);
    } catch (NoSuchFileException | OlderFormatException e) {
      throw e;
    } catch (IOException e) {
      Severity.requireOfObject(e);
      throw OlderFormatException.unreadable(key, e);
    }
  }

  /** A listing is about no object. */
  @Override
  public List<String> list(String prefix) throws IOException {
    return objects.list(prefix);
  }

  @Override
  public String toString() {
    return objects.toString();
  }
}
