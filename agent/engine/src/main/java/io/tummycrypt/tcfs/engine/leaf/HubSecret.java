package io.tummycrypt.tcfs.engine.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.access.SecretFile;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a hub is shown: a file in the form of {@code .creds}, which the server reads itself, or a
 * user and a password, which stand in the URL.
 *
 * @param credentials that file; null for none
 * @param login what stands in a URL before the host, with an {@code @}; empty for nothing
 */
record HubSecret(@Nullable Path credentials, String login) {
  private static final int LIMIT = 1 << 16;
  private static final Set<String> USER = Set.of("user", "password");

  /** Nothing. */
  static final HubSecret NONE = new HubSecret(null, "");

  /**
   * Reads a file.
   *
   * @throws SettingsException if there is none, others can reach it, or it says nothing of the
   *     kind; never with what is in it
   */
  static HubSecret read(@Nullable String path) throws IOException {
    if (path == null) {
      return NONE;
    }
    Path file = Path.of(path);
    SecretFile.require("credentialsFile", file);
    String text = text(file);
    if (text.contains("BEGIN NATS USER JWT")) {
      return new HubSecret(file, "");
    }
    Map<String, String> found = new TreeMap<>();
    for (String line : text.lines().map(String::strip).toList()) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        found.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    if (!found.keySet().equals(USER) || found.containsValue("")) {
      throw new SettingsException(
          "the credentialsFile '%s' has none for a hub: write user=... and password=... there, or use a .creds file"
              .formatted(file));
    }
    return new HubSecret(null, encoded(found, "user") + ":" + encoded(found, "password") + "@");
  }

  private static String encoded(Map<String, String> found, String name) {
    return URLEncoder.encode(found.getOrDefault(name, ""), UTF_8).replace("+", "%20");
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LIMIT), UTF_8);
    } catch (IOException e) {
      throw IoText.at(file.toString(), e);
    }
  }

  /** Nothing of what it is. */
  @Override
  public String toString() {
    return credentials == null ? "HubSecret" : credentials.toString();
  }
}
