package io.tummycrypt.tcfs.engine.leaf;

import io.tummycrypt.tcfs.core.desired.DesiredLeaf;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.engine.home.LeafNodeSettings;
import io.tummycrypt.tcfs.store.access.Certificates;
import io.tummycrypt.tcfs.store.access.Loopback;
import io.tummycrypt.tcfs.store.access.SecretFile;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server as it is to be, from the document and from the files of this machine, as the text of its
 * configuration.
 *
 * @param device whose server it is
 */
public record LeafSetup(
    DesiredLeaf desired, LeafNodeSettings settings, DeviceName device, LeafFiles files) {
  private static final int LOG_BYTES = 1 << 20;
  private static final List<String> TRIALS = List.of(NatsText.quoted("STATE.*.doctor"));
  private static final List<String> PLAIN_OR_NOT = List.of("nats", "nats-leaf");

  /** What the server calls itself. */
  public String name() {
    return "tcfs-leaf-" + device;
  }

  /**
   * The text of the configuration; with secrets in it.
   *
   * @throws SettingsException if something is missing without which the server would be open to
   *     everybody, or not encrypted; the message says what to do
   * @throws IOException if a file cannot be read
   */
  String text() throws IOException {
    ConfigurationText text = new ConfigurationText();
    text.comment("Written by tcfs; what is changed here is lost. It has secrets in it.");
    server(text);
    text.block("jetstream", this::streams);
    if (isListenerEncrypted()) {
      text.block("tls", this::shown);
    }
    List<String> users = users();
    text.block("authorization", inner -> inner.list("users", users));
    HubSecret secret = HubSecret.read(settings.credentialsFile());
    text.block("leafnodes", inner -> inner.items("remotes", remote -> remote(remote, secret)));
    // The server reads these once: with others in their place it has to start anew.
    text.comment("files: " + FilesDigest.of(named()));
    return text.toString();
  }

  private void server(ConfigurationText text) {
    String host = desired.host().indexOf(':') < 0 ? desired.host() : "[" + desired.host() + "]";
    text.text("server_name", name());
    text.text("listen", host + ":" + desired.port());
    text.text("http", "127.0.0.1:" + desired.monitorPort());
    // So a hub that has vanished is missed within half a minute.
    text.text("ping_interval", "10s");
    text.number("ping_max", 2);
    text.text("pid_file", files.pid().toString());
    text.text("log_file", files.log().toString());
    text.number("logfile_size_limit", LOG_BYTES);
  }

  private List<Path> named() {
    List<Path> named = new ArrayList<>();
    for (String each :
        new @Nullable String[] {
          settings.caFile(),
          settings.certificateFile(),
          settings.keyFile(),
          settings.credentialsFile()
        }) {
      if (each != null) {
        named.add(Path.of(each));
      }
    }
    return named;
  }

  private void streams(ConfigurationText text) {
    text.text("store_dir", files.streams().toString());
    text.text("domain", desired.domain());
    text.number("max_memory_store", desired.maxMemoryBytes());
    text.number("max_file_store", desired.maxFileBytes());
  }

  private boolean isListenerEncrypted() throws SettingsException {
    if (settings.certificateFile() != null || settings.keyFile() != null) {
      return true;
    }
    if (desired.isInsecure() || Loopback.isHost(bracketed(desired.host()))) {
      return false;
    }
    throw new SettingsException(
        "the leaf node of this device would listen at %s:%d without TLS: name certificateFile and keyFile under leafNode in device.yaml, or let it listen at 127.0.0.1"
            .formatted(desired.host(), desired.port()));
  }

  private static String bracketed(String host) {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  private void shown(ConfigurationText text) throws IOException {
    String certificate = required("certificateFile", settings.certificateFile());
    String key = required("keyFile", settings.keyFile());
    Certificates.read("certificateFile", Path.of(certificate));
    SecretFile.require("keyFile", Path.of(key));
    text.text("cert_file", certificate);
    text.text("key_file", key);
  }

  private List<String> users() throws IOException {
    return LeafUsers.read(Path.of(required("usersFile", settings.usersFile())));
  }

  private static String required(String setting, @Nullable String value) throws SettingsException {
    if (value == null) {
      throw new SettingsException(
          "the leaf node of this device has no %s: name one under leafNode in device.yaml"
              .formatted(setting));
    }
    return value;
  }

  private void remote(ConfigurationText text, HubSecret secret) throws IOException {
    List<String> urls = new ArrayList<>();
    boolean isEncrypted = false;
    for (String url : desired.remotes()) {
      URI uri = URI.create(url);
      isEncrypted |= isEncrypted(uri);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      urls.add(NatsText.quoted(uri.getScheme() + "://" + secret.login() + uri.getHost() + port));
    }
    text.list("urls", urls);
    if (secret.credentials() != null) {
      text.text("credentials", secret.credentials().toString());
    }
    // What is sent to try a server is taken away there, and nowhere else.
    text.list("deny_exports", TRIALS);
    text.list("deny_imports", TRIALS);
    if (isEncrypted) {
      text.block("tls", this::trusted);
    }
  }

  private boolean isEncrypted(URI remote) throws SettingsException {
    String scheme = String.valueOf(remote.getScheme()).toLowerCase(Locale.ROOT);
    boolean mayBePlain = desired.isInsecure() || Loopback.isHost(remote.getHost());
    if (scheme.equals("ws") && !mayBePlain) {
      throw new SettingsException(
          "'%s' is not encrypted, so that anybody on the way reads and changes what is sent: use tls or wss in spec.leafNode.remotes"
              .formatted(remote));
    }
    boolean isWanted = PLAIN_OR_NOT.contains(scheme) && (!mayBePlain || settings.caFile() != null);
    return isWanted || scheme.equals("tls") || scheme.equals("wss");
  }

  private void trusted(ConfigurationText text) throws IOException {
    if (settings.caFile() != null) {
      Certificates.read("caFile", Path.of(Objects.requireNonNull(settings.caFile())));
      text.text("ca_file", settings.caFile());
    }
  }
}
