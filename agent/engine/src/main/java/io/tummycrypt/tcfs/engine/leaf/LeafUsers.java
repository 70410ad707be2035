package io.tummycrypt.tcfs.engine.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.access.SecretFile;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may use the server: a line {@code NAME = PASSWORD} for each, where the password may be the
 * bcrypt hash of one, or {@code NAME = U...} with the public part of an nkey. Lines that begin with
 * {@code #} do not count.
 */
final class LeafUsers {
  private static final int LIMIT = 1 << 16;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern NKEY = Pattern.compile("U[A-Z2-7]{55}");

  private LeafUsers() {}

  /**
   * Reads a file, as the users that a configuration has.
   *
   * @return one line of a configuration for each
   * @throws SettingsException if others can reach it, or a line says nothing of the kind, or there
   *     is none; never with what is in it
   */
  static List<String> read(Path file) throws IOException {
    SecretFile.require("usersFile", file);
    List<String> users = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int number = 0;
    for (String line : text(file).lines().map(String::strip).toList()) {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals).strip();
      String secret = line.substring(equals + 1).strip();
      if (!NAME.matcher(name).matches() || secret.isEmpty()) {
        throw refused(file, number, "is neither NAME = PASSWORD nor NAME = U... with an nkey");
      }
      if (!seen.add(name)) {
        throw refused(file, number, "has a name that another line has");
      }
      users.add(user(name, secret));
    }
    if (users.isEmpty()) {
      throw new SettingsException(
          "the usersFile '%s' names nobody: write a line NAME = PASSWORD for each device"
              .formatted(file));
    }
    return users;
  }

  private static String user(String name, String secret) {
    return NKEY.matcher(secret).matches()
        ? "{ nkey: " + NatsText.quoted(secret) + " } # " + name
        : "{ user: %s, password: %s }".formatted(NatsText.quoted(name), NatsText.quoted(secret));
  }

  private static SettingsException refused(Path file, int line, String why) {
    return new SettingsException("line %d of the usersFile '%s' %s".formatted(line, file, why));
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LIMIT), UTF_8);
    } catch (IOException e) {
      throw IoText.at(file.toString(), e);
    }
  }
}
