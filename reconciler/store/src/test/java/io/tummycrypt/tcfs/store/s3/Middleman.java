package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLServerSocket;

/** Stands before a server and does with each request what a test wants. Each has a connection. */
public final class Middleman implements AutoCloseable {
  /** What is done with one request. */
  @FunctionalInterface
  public interface Conduct {
    void handle(Call call) throws IOException;
  }

  /** Much shorter than a client waits for a byte. */
  private static final long TRICKLE = TimeUnit.MILLISECONDS.toNanos(20);

  private final int server;
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Conduct conduct = Call::pass;

  /** Before the server at this port of this machine; 0 for none. */
  public Middleman(int server) throws IOException {
    this(server, new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
  }

  /** Listens at this socket, which may be one of TLS. */
  Middleman(int server, ServerSocket socket) {
    this.server = server;
    this.socket = socket;
    threads.execute(this::serve);
  }

  public void conduct(Conduct next) {
    conduct = next;
    requests.set(0);
  }

  /** How many requests came since the conduct was set. */
  public int requests() {
    return requests.get();
  }

  public URI endpoint() {
    String scheme = socket instanceof SSLServerSocket ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      Call call = new Call(client);
      if (!call.method().isEmpty()) {
        requests.incrementAndGet();
        conduct.handle(call);
      }
    } catch (IOException gone) {
      // The client has given up, which may be what the test wants.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }

  /** One request. */
  public final class Call {
    private final Socket client;
    private final InputStream in;
    private final String line;
    private final List<String> headers = new ArrayList<>();

    private Call(Socket client) throws IOException {
      this.client = client;
      this.in = new BufferedInputStream(client.getInputStream());
      this.line = readLine();
      for (String header = readLine(); !header.isEmpty(); header = readLine()) {
        headers.add(header);
      }
    }

    private String readLine() throws IOException {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        text.write(b);
      }
      return text.toString(ISO_8859_1).strip();
    }

    public String method() {
      return line.substring(0, Math.max(0, line.indexOf(' ')));
    }

    /** The path that is asked for, with its query. */
    public String target() {
      return line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
    }

    /** Takes a header away, as if the client had not sent it. */
    public boolean remove(String name) {
      return headers.removeIf(header ->
          header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"));
    }

    /** The value of a header; empty if the client has not sent it. */
    public Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
          .map(header -> header.substring(start.length()).strip())
          .findFirst();
    }

    /** The request goes through, and so does the answer. */
    public void pass() throws IOException {
      answer(forward());
    }

    /** The answer of the server, which has done what was asked. */
    public byte[] forward() throws IOException {
      return forward(line, body());
    }

    byte[] forward(String firstLine, byte[] body) throws IOException {
      try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
        OutputStream out = upstream.getOutputStream();
        remove("Connection");
        // A proxy is told the whole URL.
        String origin = firstLine.replaceFirst(" http://[^/]+", " ");
        String head = origin + "\r\n" + String.join("\r\n", headers);
        out.write((head + "\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
        out.write(body);
        out.flush();
        return upstream.getInputStream().readAllBytes();
      }
    }

    /** Lets the client send its body. */
    void invite() throws IOException {
      if (remove("Expect")) {
        answer("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
      }
    }

    /** What the client sends after its headers. */
    public byte[] body() throws IOException {
      invite();
      for (String header : headers) {
        if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          return in.readNBytes(Integer.parseInt(header.substring(15).strip()));
        }
      }
      return new byte[0];
    }

    /** An answer of our own. */
    public void answer(int status, String headers, String body) throws IOException {
      body();
      refuse(status, headers, body);
    }

    /** An answer of our own, without having let the client send its body. */
    public void refuse(int status, String headers, String body) throws IOException {
      String answer =
          "HTTP/1.1 %d Said\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
              .formatted(status, headers, body.length(), body);
      answer(answer.getBytes(ISO_8859_1));
    }

    /** An answer that is made already. */
    public void answer(byte[] bytes) throws IOException {
      client.getOutputStream().write(bytes);
      client.getOutputStream().flush();
    }

    /** Says nothing until the client goes away. */
    void fallSilent() throws IOException {
      in.transferTo(OutputStream.nullOutputStream());
    }

    /**
     * Begins an answer, and goes on with a byte now and then until the client goes away.
     *
     * @param more what may be repeated for ever after that
     */
    void trickle(String beginning, char more) throws IOException {
      body();
      answer(beginning.getBytes(ISO_8859_1));
      while (!threads.isShutdown()) {
        LockSupport.parkNanos(TRICKLE);
        answer(new byte[] {(byte) more});
      }
    }

    /** Does not even read, until the client goes away. */
    void fallAsleep() throws IOException {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
