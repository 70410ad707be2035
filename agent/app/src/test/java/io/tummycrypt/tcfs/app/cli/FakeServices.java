package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.ServiceChange;
import io.tummycrypt.tcfs.app.operations.ServiceFile;
import io.tummycrypt.tcfs.app.operations.ServiceOperations;
import io.tummycrypt.tcfs.app.operations.ServiceRequest;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.operations.ServiceStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An operating system that does as it is told, and notes what it was asked. */
final class FakeServices implements ServiceOperations {
  static final Path FILE = Path.of("/home/jess/.config/systemd/user/tcfsd.service");

  final List<String> asked = new ArrayList<>();

  ServiceChange change =
      new ServiceChange("systemd of this user", FILE, true, true, List.of(), "journalctl");

  ServiceStatus status =
      new ServiceStatus(
          "systemd of this user", FILE, new ServiceState.NotInstalled(), /* agent= */ null);

  @Override
  public ServiceFile file(ServiceRequest request) {
    asked.add("file " + request);
    return new ServiceFile(FILE, "[Unit]\n");
  }

  @Override
  public ServiceChange install(ServiceRequest request) {
    asked.add("install " + request);
    return change;
  }

  @Override
  public ServiceChange uninstall(boolean isSystem) {
    asked.add("uninstall " + isSystem);
    return change;
  }

  @Override
  public ServiceStatus status(boolean isSystem) {
    asked.add("status " + isSystem);
    return status;
  }
}
