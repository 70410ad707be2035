package io.tummycrypt.tcfs.store.library;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The library that the launcher names. It is bound through JNI: a function that is bound through
 * the foreign function interface costs each start some 15 ms, for no AOT cache holds what the JVM
 * generates for it.
 */
public final class NativeLibrary {
  private static final boolean LOADED = load(System.getProperty("tcfs.native", ""));

  private NativeLibrary() {}

  /** Whether its functions may be called. One that was made for another system is none. */
  public static boolean isLoaded() {
    return LOADED;
  }

  @SuppressWarnings("restricted") // our own library, named by our own launcher
  static boolean load(String file) {
    if (file.isEmpty() || !Files.isRegularFile(Path.of(file))) {
      return false;
    }
    try {
      System.load(file);
      return true;
    } catch (LinkageError e) {
      return false;
    }
  }
}
