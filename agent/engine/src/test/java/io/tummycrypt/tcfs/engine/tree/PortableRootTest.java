package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.engine.posix.RootHandle;

/** A root's folder where only java.nio serves. */
class PortableRootTest extends DiskRootContract {
  @Override
  LocalFolder folder(String path) {
    return new LocalFolder(path, RootHandle::openPortably);
  }
}
