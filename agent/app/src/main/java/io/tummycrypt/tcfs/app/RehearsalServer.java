package io.tummycrypt.tcfs.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers as an S3 server does that keeps one bucket in memory, so that a rehearsal needs none. */
final class RehearsalServer implements AutoCloseable {
  static final String BUCKET = "rehearsal";

  private static final String LISTING =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>rehearsal</Name>\
      <EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>\
      """;
  private static final String END = "</ListBucketResult>\n";
  private static final Pattern PREFIX = Pattern.compile("prefix=([^&]*)");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

  private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  RehearsalServer() throws IOException {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      String key = path.length() <= BUCKET.length() + 2 ? "" : path.substring(BUCKET.length() + 2);
      switch (exchange.getRequestMethod()) {
        case "PUT" -> {
          boolean isNew = objects.putIfAbsent(key, sent) == null;
          answer(exchange, isNew ? 200 : 412, error("PreconditionFailed"));
        }
        case "DELETE" -> {
          objects.remove(key);
          exchange.sendResponseHeaders(204, -1);
        }
        case "HEAD" -> measure(exchange, key.isEmpty() ? new byte[0] : objects.get(key));
        default -> {
          if (key.isEmpty()) {
            answer(exchange, 200, listing(exchange.getRequestURI().getRawQuery()));
          } else {
            give(exchange, objects.get(key));
          }
        }
      }
    }
  }

  private byte[] listing(String query) {
    Matcher prefix = PREFIX.matcher(query);
    String begin = prefix.find() ? URLDecoder.decode(prefix.group(1), UTF_8) : "";
    StringBuilder listing = new StringBuilder(LISTING);
    for (String key : objects.keySet()) {
      if (key.startsWith(begin)) {
        listing.append("<Contents><Key>").append(key).append("</Key></Contents>");
      }
    }
    return listing.append(END).toString().getBytes(UTF_8);
  }

  private static void give(HttpExchange exchange, byte @Nullable [] bytes) throws IOException {
    String asked = exchange.getRequestHeaders().getFirst("range");
    Matcher range = RANGE.matcher(asked == null ? "" : asked);
    if (bytes == null) {
      answer(exchange, 404, error("NoSuchKey"));
    } else if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      int to = Math.min(bytes.length, Integer.parseInt(range.group(2)) + 1);
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, bytes.length));
      answer(exchange, 206, Arrays.copyOfRange(bytes, from, to));
    } else {
      answer(exchange, 200, bytes);
    }
  }

  private static void measure(HttpExchange exchange, byte @Nullable [] bytes) throws IOException {
    if (bytes != null) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
    }
    exchange.sendResponseHeaders(bytes == null ? 404 : 200, -1);
  }

  private static byte[] error(String code) {
    return "<Error><Code>%s</Code></Error>".formatted(code).getBytes(UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
