package io.tummycrypt.tcfs.app.service;

import java.util.Map;
import java.util.stream.Collectors;

/** The units of systemd for the agent ({@code systemd.unit(5)}): of one user, and of the system. */
final class SystemdUnit {
  /** How the unit is called everywhere. */
  static final String NAME = "tcfsd.service";

  /** Where the agent of the system has all that is its own. */
  static final String SYSTEM_HOME = "/var/lib/tcfs";

  private static final String OF_BOTH =
      """
      # Told that it is ready, how it goes, and while it works that it does: see 'systemctl status'.
      Type=notify
      NotifyAccess=main
      TimeoutStartSec=2min
      WatchdogSec=15min
      # No core file: the keys would be in it.
      WatchdogSignal=SIGTERM
      LimitCORE=0
      # It ends what it is at within 8 seconds, with 143 as Java has it.
      KillMode=mixed
      TimeoutStopSec=15s
      SuccessExitStatus=143
      # Not where a new start does not help: 64 is wrong usage, 78 that there is no device.
      Restart=on-failure
      RestartSec=5s
      RestartPreventExitStatus=64 78
      # What it tells, as an object on each line; TCFS_LOG=text in that file has it in words.
      Environment=TCFS_LOG=json
      # It gives way to what somebody waits for.
      Nice=5
      IOSchedulingClass=best-effort
      IOSchedulingPriority=7

      # MemoryDenyWriteExecute is left out: Java writes the code that it runs.
      NoNewPrivileges=yes
      LockPersonality=yes
      RestrictRealtime=yes
      RestrictSUIDSGID=yes
      RestrictNamespaces=yes
      RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
      SystemCallArchitectures=native
      SystemCallErrorNumber=EPERM
      SystemCallFilter=@system-service
      """;

  /** A unit of a user may ask for what needs no right of root, and no namespace of its own. */
  private static final String OF_USER =
      """
      # %1$s'; 'tcfs agent uninstall' takes it away.
      # What is to be other than here: systemctl --user edit tcfsd
      [Unit]
      Description=tcfs agent of this user
      StartLimitIntervalSec=10min
      StartLimitBurst=5

      [Service]
      ExecStart=%2$s
      %3$sEnvironmentFile=-%%E/tcfs/agent.env
      %4$s
      [Install]
      WantedBy=default.target
      """;

  private static final String OF_SYSTEM =
      """
      # %1$s --system'; 'tcfs agent uninstall --system' takes it away.
      # What is to be other than here, as with roots elsewhere than in /srv: systemctl edit tcfsd
      [Unit]
      Description=tcfs agent of this machine
      Wants=network-online.target
      After=network-online.target
      StartLimitIntervalSec=10min
      StartLimitBurst=5

      [Service]
      ExecStart=%2$s
      User=tcfs
      Group=tcfs
      StateDirectory=tcfs
      StateDirectoryMode=0700
      WorkingDirectory=/var/lib/tcfs
      Environment=TCFS_HOME=/var/lib/tcfs
      %3$sEnvironmentFile=-/etc/tcfs/agent.env
      %4$sSystemCallFilter=~@privileged
      CapabilityBoundingSet=
      AmbientCapabilities=
      # Roots are in /srv; others it can neither see nor write to.
      ProtectSystem=strict
      ReadWritePaths=-/srv
      ProtectHome=yes
      PrivateTmp=yes
      PrivateDevices=yes
      DevicePolicy=closed
      ProtectProc=invisible
      ProtectClock=yes
      ProtectHostname=yes
      ProtectKernelTunables=yes
      ProtectKernelModules=yes
      ProtectKernelLogs=yes
      ProtectControlGroups=yes
      KeyringMode=private
      RemoveIPC=yes

      [Install]
      WantedBy=multi-user.target
      """;

  private SystemdUnit() {}

  static String ofUser(ServiceCommand command) {
    return render(OF_USER, command);
  }

  static String ofSystem(ServiceCommand command) {
    return render(OF_SYSTEM, command);
  }

  private static String render(String unit, ServiceCommand command) {
    return unit.formatted(
        InitSystem.MARK,
        SystemdText.word(command.program().toString()),
        command.variables().entrySet().stream()
            .map(SystemdUnit::assignment)
            .collect(Collectors.joining()),
        OF_BOTH);
  }

  private static String assignment(Map.Entry<String, String> variable) {
    return "Environment=" + SystemdText.word(variable.getKey() + "=" + variable.getValue()) + "\n";
  }
}
