package io.tummycrypt.tcfs.app.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the system says of the files that settings and keys are in: by it is noticed that they were
 * changed, without reading them.
 */
record SettingsPrint(SortedMap<Path, String> files) {
  private static final String LOOKED_AT = "unix:ino,size,mode,ctime";

  SettingsPrint {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Of these files as they are now, be they there or not. */
  static SettingsPrint of(Collection<Path> files) throws IOException {
    TreeMap<Path, String> prints = new TreeMap<>();
    for (Path file : files) {
      prints.put(file, print(file));
    }
    return new SettingsPrint(prints);
  }

  /** The same, and of more files. */
  SettingsPrint and(Collection<Path> more) throws IOException {
    TreeMap<Path, String> all = new TreeMap<>(of(more).files);
    all.putAll(files);
    return new SettingsPrint(all);
  }

  /** Whether all of them are as they were. */
  boolean holds() throws IOException {
    return of(files.keySet()).equals(this);
  }

  private static String print(Path file) throws IOException {
    try {
      return new TreeMap<>(Files.readAttributes(file, LOOKED_AT)).toString();
    } catch (NoSuchFileException _) {
      return "";
    }
  }
}
