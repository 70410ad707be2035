package io.tummycrypt.tcfs.engine.home;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The variables that git is started with: those by which it finds the settings, keys and proxies of
 * its user, and none that would have it look elsewhere or run something. They may name a password,
 * so they are not printed.
 */
public final class GitVariables {
  private static final Set<String> NAMES =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "XDG_CONFIG_HOME",
          "XDG_RUNTIME_DIR",
          "SSH_AUTH_SOCK",
          "TMPDIR",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR");

  private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

  private final SortedMap<String, String> variables;

  private GitVariables(SortedMap<String, String> variables) {
    this.variables = variables;
  }

  static GitVariables of(Map<String, String> environment) {
    TreeMap<String, String> variables = new TreeMap<>(environment);
    variables.keySet().retainAll(NAMES);
    variables.putIfAbsent("PATH", USUAL_PATH);
    return new GitVariables(variables);
  }

  /** Name and value. */
  public SortedMap<String, String> reveal() {
    return Collections.unmodifiableSortedMap(variables);
  }

  @Override
  public String toString() {
    return "GitVariables" + variables.keySet();
  }
}
