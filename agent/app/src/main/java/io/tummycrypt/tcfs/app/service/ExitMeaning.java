package io.tummycrypt.tcfs.app.service;

/**
 * What it means that a service ended with an exit code: one of the agent's, or of systemd's own.
 */
final class ExitMeaning {
  private ExitMeaning() {}

  static String of(int exitCode) {
    return switch (exitCode) {
      case 0 -> "it ended as it should";
      case 1 -> "it could not go on, as when an agent runs already; its log says why";
      case 64 -> "it was started with words that it does not know";
      case 78 -> "this machine is not part of a fleet, or its device.yaml does not hold";
      case 127 -> "a program that it needs is not there";
      case 137 -> "it was killed";
      case 143 -> "it was told to end";
      case 200 -> "its folder is not there";
      case 203 -> "the program is not there, or may not be run";
      case 217 -> "the user that it runs as is not there";
      case 226 -> "what it may see of the file system could not be set up";
      case 228 -> "the system calls that it may make could not be set up";
      case 238 -> "its state folder could not be made";
      case 243 -> "its credentials could not be read";
      default -> "the log says why";
    };
  }
}
