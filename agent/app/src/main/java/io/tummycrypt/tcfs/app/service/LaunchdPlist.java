package io.tummycrypt.tcfs.app.service;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** The property list of launchd for the agent of a user ({@code launchd.plist(5)}). */
final class LaunchdPlist {
  /** How the agent is called there. */
  static final String LABEL = "io.tummycrypt.tcfsd";

  private LaunchdPlist() {}

  /**
   * The list. launchd cannot be told that a new start does not help: so it is one in a minute at
   * most.
   *
   * @param log where the agent tells what it does; it sees to it that this does not grow for ever
   * @param rest where everything else goes, such as what Java says
   */
  static String of(ServiceCommand command, Path log, Path rest) {
    String variables =
        command.variables().entrySet().stream()
            .map(variable ->
                "    <key>%s</key>\n    <string>%s</string>\n"
                    .formatted(xml(variable.getKey()), xml(variable.getValue())))
            .collect(Collectors.joining());
    String other = xml(rest.toString());
    String program = xml(command.program().toString());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
    <!-- %s'; 'tcfs agent uninstall' takes it away. -->
    <plist version="1.0">
    <dict>
      <key>Label</key>
      <string>%s</string>
      <key>ProgramArguments</key>
      <array>
        <string>%s</string>
        <string>--log</string>
        <string>json</string>
        <string>--log-file</string>
        <string>%s</string>
      </array>
      <key>EnvironmentVariables</key>
      <dict>
    %s  </dict>
      <key>RunAtLoad</key>
      <true/>
      <key>KeepAlive</key>
      <dict>
        <key>SuccessfulExit</key>
        <false/>
      </dict>
      <key>ThrottleInterval</key>
      <integer>60</integer>
      <key>ExitTimeOut</key>
      <integer>15</integer>
      <key>ProcessType</key>
      <string>Background</string>
      <key>LowPriorityBackgroundIO</key>
      <true/>
      <key>StandardOutPath</key>
      <string>%s</string>
      <key>StandardErrorPath</key>
      <string>%s</string>
    </dict>
    </plist>
    """
        .formatted(InitSystem.MARK, LABEL, program, xml(log.toString()), variables, other, other);
  }

  /** Text between two tags. There are no control characters in it. */
  private static String xml(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
