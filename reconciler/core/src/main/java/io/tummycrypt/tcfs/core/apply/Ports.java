package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.FormerFolders;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.core.port.Uploads;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything through which a device acts on the world. */
public record Ports(
    String fleetId,
    HeadReader heads,
    HeadWriter headWriter,
    Uploads uploads,
    StateStore states,
    Machine machine,
    SortedMap<RootName, RootFolder> roots,
    FormerFolders formerFolders) {
  public Ports {
    roots = Collections.unmodifiableSortedMap(new TreeMap<>(roots));
  }

  /** Of a device that never had a root anywhere else. */
  public Ports(
      String fleetId,
      HeadReader heads,
      HeadWriter headWriter,
      Uploads uploads,
      StateStore states,
      Machine machine,
      SortedMap<RootName, RootFolder> roots) {
    this(fleetId, heads, headWriter, uploads, states, machine, roots, FormerFolders.NONE);
  }

  /** The reading side of each root. */
  SortedMap<RootName, RootReader> readers() {
    TreeMap<RootName, RootReader> readers = new TreeMap<>();
    roots.forEach((name, folder) -> readers.put(name, folder.reader()));
    return readers;
  }

  RootFolder folder(RootName root) {
    RootFolder folder = roots.get(root);
    if (folder == null) {
      throw new IllegalArgumentException("root '" + root + "' has no folder on this device");
    }
    return folder;
  }
}
