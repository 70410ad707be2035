package io.tummycrypt.tcfs.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Answers as an S3 server would that has one object, so that a rehearsal needs none. */
final class RehearsalServer implements AutoCloseable {
  private static final String LISTING =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name>\
      <EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>\
      <Contents><Key>heads/a/1</Key><Size>1</Size></Contents></ListBucketResult>
      """;
  private static final String TAKEN = "<Error><Code>PreconditionFailed</Code></Error>";

  private final ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

  RehearsalServer() throws IOException {
    Thread.ofPlatform().daemon().start(this::serve);
  }

  String endpoint() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        serve(client);
      } catch (IOException ended) {
        // By the client, or by us.
      }
    }
  }

  /** One request after another, as a server does that keeps connections. */
  private static void serve(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int length = 0;
      for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
        if (header.regionMatches(/* ignoreCase= */ true, 0, "Content-Length:", 0, 15)) {
          length = Integer.parseInt(header.substring(15).strip());
        }
      }
      for (int i = 0; i < length; i++) {
        in.read();
      }
      client.getOutputStream().write(answer(line).getBytes(ISO_8859_1));
    }
  }

  private static String answer(String line) {
    if (line.startsWith("PUT ")) {
      return answer("412 Precondition Failed", TAKEN);
    }
    if (line.startsWith("GET ")) {
      return line.contains("list-type=2") ? listing() : answer("200 OK", "x");
    }
    return "HTTP/1.1 204 No Content\r\n\r\n";
  }

  /** Written while it is made, as servers do. */
  private static String listing() {
    String length = Integer.toHexString(LISTING.length());
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + (length + "\r\n" + LISTING + "\r\n0\r\n\r\n");
  }

  private static String answer(String status, String body) {
    return "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
