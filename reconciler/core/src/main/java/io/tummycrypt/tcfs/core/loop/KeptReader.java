package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.TreePrint;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a root as another reader does, but scans in another way, and tells how it was found. */
record KeptReader(RootReader reader, KeptTree.Scanner scanner, UnaryOperator<RootLook> found)
    implements RootReader {
  @Override
  public RootLook look() {
    return found.apply(reader.look());
  }

  @Override
  public LocalTree scan(IgnoreRules rules, PathMap<Base> bases) throws IOException {
    return scanner.scan(rules, bases);
  }

  @Override
  public @Nullable TreePrint print(IgnoreRules rules, Instant known) throws IOException {
    return reader.print(rules, known);
  }

  @Override
  public boolean isUnfinished() throws IOException {
    return reader.isUnfinished();
  }

  @Override
  public Content identify(TreePath path) throws IOException {
    return reader.identify(path);
  }

  @Override
  public long bytesAt(TreePath path) {
    return reader.bytesAt(path);
  }

  @Override
  public @Nullable Stat restat(TreePath path, Stat known) throws IOException {
    return reader.restat(path, known);
  }
}
