package io.tummycrypt.tcfs.store.content;

import java.io.IOException;

/** A file did not have as many bytes as was expected: it changes while it is read. */
public final class ContentChangedException extends IOException {
  private static final long serialVersionUID = 1;

  ContentChangedException(String found, long expected) {
    super("the content changed while it was read: found " + found + " bytes, expected " + expected);
  }
}
