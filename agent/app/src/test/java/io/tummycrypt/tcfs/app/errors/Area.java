package io.tummycrypt.tcfs.app.errors;

import java.util.List;

/** A section of the index, by what a person was doing. The first that takes a message has it. */
enum Area {
  ANY(
      "Of any command",
      "tcfs: %s",
      "next step: ",
      "Failure Session Membership Suspension Switches VersionFloor Program"),
  SETUP(
      "Setting up, devices and roots",
      "tcfs: %s",
      "next step: ",
      "InitCommand Initialisation InitCheck RootPlaceCheck Joins Devices Roots"),
  DOCUMENT(
      "Fleet document",
      "tcfs: %s",
      "next step: ",
      "Documents FleetPublishCommand PublishedDocument SourceByHand SourceRulesException"),
  SYNC("Plans, syncs and decisions", "tcfs: %s", "next step: ", ""),
  SENDING(
      "Push and pull",
      "tcfs: %s",
      "next step: ",
      "PushSources Pushes LeftAlone Pulls PullChecks PullWriting PullPlan PullLook Conflicts"),
  HISTORY(
      "History and comparison",
      "tcfs: %s",
      "next step: ",
      "Comparing ExplainLook HistoryLook HistoryPlaces Places VersionBytes Versions"),
  SERVICE(
      "The agent as a service",
      "tcfs: %s",
      "next step: ",
      "LocalServiceOperations ServicePrograms ServiceCommand ServiceTarget Systemd UnitFile PathTools"
          + " AgentInstallCommand"),
  HALTED("Halted roots", "Halted root ROOT: %s", "  to go on: ", ""),
  PATHS("Paths that are left alone", "%s", "", ""),
  USAGE("Wrong usage", "%s", "", "Complaints"),
  DOCUMENT_FINDINGS("Findings of a fleet document", "%s", "", ""),
  STORE("Objects of the store", "%s", "", ""),
  FILES("Files, folders and local state", "%s", "", "");

  private static final List<String> STORE_PACKAGES = List.of("store.", "engine.fleet");

  private final String title;
  private final String line;
  private final String nextPrefix;

  /** The names of classes, with spaces between them. */
  private final String files;

  Area(String title, String line, String nextPrefix, String files) {
    this.title = title;
    this.line = line;
    this.nextPrefix = nextPrefix;
    this.files = files;
  }

  String title() {
    return title;
  }

  /** Whether what to do is the same for all of them, and stands above them. */
  boolean isList() {
    return nextPrefix.isEmpty();
  }

  /** The line in which a message is shown. */
  String line(String text) {
    return line.formatted(text);
  }

  /** The line in which what to do is shown. */
  String nextLine(String text) {
    return nextPrefix + text;
  }

  /** The section of what is said by {@code kind}, a class or method, in a file. */
  static Area of(String kind, String file, String packageName) {
    return switch (kind) {
      case "ParameterException", "UsageException" -> USAGE;
      case "IllegalArgumentException", "UnsafePathException" -> USAGE;
      case "Finding" -> DOCUMENT_FINDINGS;
      case "Halted", "Halt" -> HALTED;
      case "Problem", "failed", "Failed" -> PATHS;
      default -> ofFile(file, packageName);
    };
  }

  private static Area ofFile(String file, String packageName) {
    for (Area area : values()) {
      if (List.of(area.files.split(" ", -1)).contains(file)) {
        return area;
      }
    }
    if (packageName.startsWith("app.") || packageName.equals("core.apply")) {
      return SYNC;
    }
    return STORE_PACKAGES.stream().anyMatch(packageName::startsWith) ? STORE : FILES;
  }
}
