package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;

class NioRootHandleTest extends RootHandleContract {
  @Override
  RootHandle open(String folder) throws IOException {
    return NioRootHandle.open(folder);
  }
}
