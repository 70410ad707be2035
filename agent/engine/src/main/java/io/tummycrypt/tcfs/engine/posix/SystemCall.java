package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.store.library.NativeLibrary;

/** The way into the kernel. Safe for use by several threads. */
interface SystemCall {
  /** The result, or an error number below 0. Arguments that the call does not have are 0. */
  long make(long number, long a, long b, long c, long d, long e);

  /** The one that starts fastest here. */
  static SystemCall fastest() {
    return NativeLibrary.isLoaded() && BuiltSystemCall.works()
        ? new BuiltSystemCall()
        : new ForeignSystemCall();
  }
}
