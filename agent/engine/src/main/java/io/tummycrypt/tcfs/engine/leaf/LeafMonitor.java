package io.tummycrypt.tcfs.engine.leaf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Asks the server on this machine how it is. */
public final class LeafMonitor {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int LIMIT = 1 << 20;

  private LeafMonitor() {}

  /**
   * How it is.
   *
   * @param name what it calls itself
   * @param hubs how many connections to a hub it has
   * @param clients how many clients it has
   * @param fileBytes what its streams take of the disk
   */
  public record Vitals(String name, long hubs, long clients, long fileBytes) {
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
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + "/varz").toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      return parse(in.readNBytes(LIMIT));
    } finally {
      connection.disconnect();
    }
  }

  private static Vitals parse(byte[] bytes) throws IOException {
    String name = "";
    long hubs = 0;
    long clients = 0;
    long used = 0;
    try (JsonParser json = new JsonFactory().createParser(new ByteArrayInputStream(bytes))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING
            || json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          switch (json.getParsingContext().pathAsPointer().toString()) {
            case "/server_name" -> name = json.getText();
            case "/leafnodes" -> hubs = json.getLongValue();
            case "/connections" -> clients = json.getLongValue();
            case "/jetstream/stats/storage" -> used = json.getLongValue();
            default -> {
              // Nothing that anybody asks for.
            }
          }
        }
      }
    }
    return new Vitals(name, hubs, clients, used);
  }
}
