package io.tummycrypt.tcfs.engine.leaf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.nats.NatsEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Asks the server on this machine how it is. */
public final class LeafMonitor {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int LIMIT = 1 << 20;

  private static final String NAME = "/server_name";
  private static final String HUBS = "/leafnodes";
  private static final String CLIENTS = "/connections";
  private static final String EVER_CONNECTED = "/total_connections";
  private static final String STORED = "/jetstream/stats/storage";
  private static final Pattern VITALS =
      Pattern.compile(String.join("|", NAME, HUBS, CLIENTS, EVER_CONNECTED, STORED));
  private static final Pattern CONNECTION = Pattern.compile("/connections/[0-9]+/name");

  private LeafMonitor() {}

  /**
   * How it is.
   *
   * @param name what it calls itself
   * @param hubs how many connections to a hub it has
   * @param clients how many clients it has
   * @param everConnected how many it has had
   * @param fileBytes what its streams take of the disk
   */
  public record Vitals(String name, long hubs, long clients, long everConnected, long fileBytes) {
    private static final int NEARLY_PERCENT = 95;

    /**
     * Whether little more can be stored; what cannot be is refused, and never lost unseen.
     *
     * @param maxFileBytes what its streams may take, which the server itself does not always tell
     */
    public boolean isNearlyFull(long maxFileBytes) {
      return fileBytes >= maxFileBytes / 100 * NEARLY_PERCENT;
    }
  }

  /**
   * Asks it.
   *
   * @throws IOException if nobody answers at that port, or somebody else does
   */
  public static Vitals ask(int port) throws IOException {
    Map<String, String> said = said(port, "varz", VITALS);
    return new Vitals(
        said.getOrDefault(NAME, ""),
        number(said, HUBS),
        number(said, CLIENTS),
        number(said, EVER_CONNECTED),
        number(said, STORED));
  }

  private static long number(Map<String, String> said, String name) throws IOException {
    try {
      return Long.parseLong(said.getOrDefault(name, "0"));
    } catch (NumberFormatException e) {
      throw new IOException("what it says of " + name + " is no number", e);
    }
  }

  /**
   * The devices that are connected, as far as they say who they are.
   *
   * @throws IOException if nobody answers at that port, or somebody else does
   */
  public static SortedSet<DeviceName> devices(int port) throws IOException {
    TreeSet<DeviceName> devices = new TreeSet<>();
    for (String name : said(port, "connz", CONNECTION).values()) {
      NatsEvents.device(name).ifPresent(devices::add);
    }
    return devices;
  }

  /** What it says, by the place where it stands, as far as somebody wants to know it. */
  private static Map<String, String> said(int port, String page, Pattern wanted)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:%d/%s".formatted(port, page))
                .toURL()
                .openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      return parse(in.readNBytes(LIMIT), wanted);
    } finally {
      connection.disconnect();
    }
  }

  private static Map<String, String> parse(byte[] bytes, Pattern wanted) throws IOException {
    Map<String, String> said = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(new ByteArrayInputStream(bytes))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING
            || json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          String place = json.getParsingContext().pathAsPointer().toString();
          if (wanted.matcher(place).matches()) {
            said.put(place, json.getText());
          }
        }
      }
    }
    return said;
  }
}
