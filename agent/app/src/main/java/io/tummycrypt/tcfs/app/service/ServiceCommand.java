package io.tummycrypt.tcfs.app.service;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.path.Printable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a service runs.
 *
 * @param program {@code tcfsd}, as an absolute path
 * @param variables that it needs to find the same device and the same Java as a command does
 */
record ServiceCommand(Path program, SortedMap<String, String> variables) {
  /** None of them holds a secret: the file of a service may be read by everybody. */
  private static final List<String> NAMES =
      List.of(
          "JAVA_HOME",
          "TCFS_HOME",
          "TCFS_JAVA_HOME",
          "XDG_CACHE_HOME",
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          "XDG_STATE_HOME");

  ServiceCommand {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
  }

  /**
   * In an environment as that of this command is.
   *
   * @throws RefusedException if something in it cannot be written into the file of a service
   */
  static ServiceCommand in(Map<String, String> environment, Path program) throws RefusedException {
    TreeMap<String, String> variables = new TreeMap<>();
    for (String name : NAMES) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        require(name, value);
        variables.put(name, absolute(value));
      }
    }
    require("the program", program.toString());
    return new ServiceCommand(program, variables);
  }

  /** A service begins in another folder than this command. */
  private static String absolute(String value) {
    return Path.of(value).toAbsolutePath().normalize().toString();
  }

  private static void require(String what, String value) throws RefusedException {
    if (!Printable.line(value).equals(value)) {
      throw new RefusedException(
          what + " is '" + value + "': a control character cannot be in the file of a service",
          "give that file or folder another name, then try again");
    }
  }

  /** In an environment with nothing of this command's. */
  static ServiceCommand alone(Path program) throws RefusedException {
    require("the program", program.toString());
    return new ServiceCommand(program, Collections.emptySortedMap());
  }
}
