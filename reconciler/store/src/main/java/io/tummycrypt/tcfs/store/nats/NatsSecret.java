package io.tummycrypt.tcfs.store.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.AuthHandler;
import io.nats.client.NKey;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.access.SecretFile;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a server knows who this is. A file has one: a line {@code token = ...}; lines {@code user
 * = ...} and {@code password = ...}; a line {@code nkey = SU...}, or the seed alone; or what {@code
 * nsc} writes as {@code .creds}. Lines that begin with {@code #} do not count.
 */
final class NatsSecret {
  private static final int LIMIT = 1 << 16;
  private static final Pattern JWT = block("NATS USER JWT");
  private static final Pattern SEED = block("USER NKEY SEED");
  private static final Pattern BARE_SEED = Pattern.compile("SU[A-Z2-7]{56}");
  private static final Set<String> TOKEN = Set.of("token");
  private static final Set<String> USER = Set.of("user", "password");
  private static final Set<String> NKEY = Set.of("nkey");

  private final String kind;
  private final UnaryOperator<Options.Builder> use;

  private NatsSecret(String kind, UnaryOperator<Options.Builder> use) {
    this.kind = kind;
    this.use = use;
  }

  private static Pattern block(String name) {
    return Pattern.compile("-+BEGIN " + name + "-+\\s+([-_.A-Za-z0-9=]+)\\s+-+END " + name + "-+");
  }

  /**
   * Reads a file.
   *
   * @throws SettingsException if others can reach it, or it says nothing of the kind; never with
   *     what is in it
   */
  static NatsSecret read(Path file) throws IOException {
    SecretFile.require("credentialsFile", file);
    String text = text(file);
    NatsSecret found = text.contains("NATS USER JWT") ? ofCreds(text) : ofLines(text);
    if (found == null) {
      throw new SettingsException(
          "the credentialsFile '%s' has none for NATS: write token=..., user=... and password=..., or nkey=SU... there, or use a .creds file"
              .formatted(file));
    }
    return found;
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LIMIT), UTF_8);
    } catch (IOException e) {
      throw IoText.at(file.toString(), e);
    }
  }

  private static @Nullable NatsSecret ofCreds(String text) {
    Matcher jwt = JWT.matcher(text);
    Matcher seed = SEED.matcher(text);
    if (!jwt.find() || !seed.find() || keyPair(seed.group(1)) == null) {
      return null;
    }
    AuthHandler handler =
        Nats.staticCredentials(jwt.group(1).toCharArray(), seed.group(1).toCharArray());
    return new NatsSecret("user JWT", options -> options.authHandler(handler));
  }

  private static @Nullable NatsSecret ofLines(String text) {
    if (BARE_SEED.matcher(text.strip()).matches()) {
      return ofSeed(text.strip());
    }
    Map<String, String> found = new TreeMap<>();
    for (String line : text.lines().map(String::strip).toList()) {
      int equals = line.indexOf('=');
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (equals <= 0) {
        return null;
      }
      found.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return of(found);
  }

  private static @Nullable NatsSecret of(Map<String, String> found) {
    if (found.containsValue("")) {
      return null;
    }
    if (found.keySet().equals(TOKEN)) {
      char[] token = chars(found, "token");
      return new NatsSecret("token", options -> options.token(token));
    }
    if (found.keySet().equals(USER)) {
      char[] user = chars(found, "user");
      char[] password = chars(found, "password");
      return new NatsSecret("user and password", options -> options.userInfo(user, password));
    }
    return found.keySet().equals(NKEY) ? ofSeed(new String(chars(found, "nkey"))) : null;
  }

  private static char[] chars(Map<String, String> found, String name) {
    return found.getOrDefault(name, "").toCharArray();
  }

  private static @Nullable NatsSecret ofSeed(String seed) {
    NKey pair = keyPair(seed);
    return pair == null
        ? null
        : new NatsSecret("nkey", options -> options.authHandler(new KeyHandler(pair)));
  }

  /** Null if this is no seed. */
  private static @Nullable NKey keyPair(String seed) {
    try {
      NKey pair = NKey.fromSeed(seed.toCharArray());
      return pair.getType() == NKey.Type.USER ? pair : null;
    } catch (RuntimeException _) {
      return null;
    }
  }

  /** Shows the server who this is. */
  Options.Builder addTo(Options.Builder options) {
    return use.apply(options);
  }

  /** What kind it is, and nothing of what it is. */
  @Override
  public String toString() {
    return kind;
  }
}
