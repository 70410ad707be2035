package io.tummycrypt.tcfs.app.service;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What starts services here and keeps them running. */
sealed interface InitSystem permits Systemd, Launchd {
  /** What files of ours say of themselves, so that those of others are left alone. */
  String MARK = "Written by 'tcfs agent install";

  /** As people call it, with whom it serves. */
  String text();

  /** The file that tells it of the agent. */
  Path file();

  /**
   * What that file says.
   *
   * @throws RefusedException if it does not run such a program
   */
  String render(ServiceCommand command) throws RefusedException;

  /** The folders that have to be there before the agent is started. */
  List<Path> folders();

  /** Whether it is at work here, and can be asked. */
  boolean isThere() throws IOException;

  /**
   * What is asked of it so that the agent runs now and after each start of the machine.
   *
   * @param before how it was
   * @param isChanged whether its file is another than before
   */
  List<List<String>> starting(ServiceState before, boolean isChanged);

  /** What is asked of it so that the agent ends. */
  List<List<String>> ending();

  /** What is asked of it so that it does not start the agent any more; its file is still there. */
  List<List<String>> withdrawing();

  /** The links that it made to the file, which are to be taken away if it cannot be asked. */
  List<Path> links();

  /** What is asked of it once the file is gone. */
  List<List<String>> forgetting();

  /** How people see what the agent tells. */
  String logs();

  /** How the agent is; its file is there. */
  ServiceState look() throws IOException;
}
