package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads its answer, with the JDK's oldest client of HTTP: it alone starts as
 * fast as a bare socket. Nothing is repeated, and no redirect is followed.
 */
final class Exchange {
  /** More is not read of what is said of an error. */
  static final int ERROR_BYTES = 1 << 16;

  private static final int LEAST_STATUS = 100;

  /** From here on we wait for the server's consent before we send a body that it may not want. */
  private static final int LARGE = 1 << 18;

  static {
    // Of an answer that is given up the JDK would otherwise read what is left, up to half a MiB, to
    // keep the connection: as long as that takes, and whoever closes the answer has to wait for it.
    System.setProperty("http.KeepAlive.remainingData", "0");
  }

  private static final ByteBuffer NO_BODY = ByteBuffer.allocate(0);

  private final S3Address address;
  private final SigV4 signer;
  private final KeySource keys;
  private final @Nullable SSLSocketFactory tls;
  private final Timeouts timeouts;
  private final InstantSource clock;
  private final Caller caller;
  private final Deadlines deadlines = new Deadlines();

  /**
   * Sends to one bucket.
   *
   * @param tls with whose certificates; null for the machine's own
   * @param caller is named to the server in each request, and not signed
   */
  Exchange(
      S3Address address,
      KeySource keys,
      @Nullable SSLSocketFactory tls,
      Timeouts timeouts,
      InstantSource clock,
      Caller caller) {
    this.caller = caller;
    this.address = address;
    this.signer = new SigV4(address.region());
    this.keys = keys;
    this.tls = address.isTls() ? lingering(tls) : null;
    this.timeouts = timeouts;
    this.clock = clock;
  }

  /** One for all requests: the JDK takes a connection again only for the same factory. */
  private static SSLSocketFactory lingering(@Nullable SSLSocketFactory tls) {
    return new LingeringSockets(
        tls == null ? HttpsURLConnection.getDefaultSSLSocketFactory() : tls);
  }

  /**
   * The answer, whatever its status.
   *
   * @param maxBytes that the body of a success may have
   * @throws UnreachableException if there was no connection
   * @throws SettingsException if there are no keys, or the server's certificate is not trusted
   * @throws BodyTooLongException if the body has more bytes
   * @throws ProtocolException if what answers speaks no HTTP
   * @throws IOException if the connection broke: whether the request was carried out is not known
   */
  Answer send(Request request, int maxBytes) throws IOException {
    HttpURLConnection connection = open(request);
    ByteBuffer body = request.body();
    Duration whole = timeouts.whole(body == null ? maxBytes : body.remaining());
    try (Deadlines.Deadline deadline = deadlines.in(whole, () -> cut(connection))) {
      try {
        return talk(connection, request, maxBytes, deadline);
      } catch (IOException e) {
        cut(connection);
        throw deadline.isOver() ? tooLate(whole, e) : e;
      }
    }
  }

  /** By who reads, when that fails, and by the deadline: maybe by both in the same moment. */
  static void cut(HttpURLConnection connection) {
    try {
      connection.disconnect();
    } catch (RuntimeException _) {
      // The JDK does not expect two: the other one has closed the connection just now.
    }
  }

  private static IOException tooLate(Duration time, IOException e) {
    SocketTimeoutException late =
        new SocketTimeoutException("it timed out, after " + time.toSeconds() + " s");
    late.initCause(e);
    return late;
  }

  private HttpURLConnection open(Request request) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) address.url(request.target()).toURL().openConnection();
    if (tls != null && connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(tls);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) timeouts.connect().toMillis());
    connection.setReadTimeout((int) timeouts.silence().toMillis());
    connection.setRequestMethod(request.method());
    setHeaders(connection, sign(request));
    connection.setRequestProperty("User-Agent", caller.text());
    connection.setRequestProperty("Accept", "*/*");
    if (request.body() != null) {
      announce(connection, request.body().remaining());
    }
    return connection;
  }

  private void setHeaders(HttpURLConnection connection, Map<String, String> headers)
      throws SettingsException {
    try {
      headers.forEach(connection::setRequestProperty);
    } catch (IllegalArgumentException _) {
      // Without a cause: the JDK repeats the value, and it may be a key.
      throw new SettingsException(
          "the keys from " + keys + " have a character that no header can carry: set them anew");
    }
  }

  /** As a stream: otherwise the JDK would send it again by itself when a connection breaks. */
  private static void announce(HttpURLConnection connection, int length) {
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(length);
    if (length >= LARGE) {
      connection.setRequestProperty("Expect", "100-continue");
    }
  }

  private Map<String, String> sign(Request request) throws IOException {
    ByteBuffer body = request.body();
    String payload =
        address.isTls() ? SigV4.UNSIGNED : SigV4.hash(body == null ? NO_BODY : body.duplicate());
    TreeMap<String, String> headers = new TreeMap<>(request.headers());
    headers.put("host", address.host());
    return signer.sign(
        request.method(), request.target(), headers, payload, keys.keys(), clock.instant());
  }

  private void connect(HttpURLConnection connection) throws IOException {
    try {
      connection.connect();
    } catch (SSLException e) {
      if (!isDistrust(e)) {
        throw new UnreachableException(IoText.why(e), e);
      }
      throw new SettingsException(
          address
              + " cannot be trusted: "
              + IoText.why(e)
              + "; if its certificate is signed by an authority of your own, name that in caFile",
          e);
    } catch (UnknownHostException e) {
      throw new UnreachableException("no such host: " + address.host(), e);
    } catch (IOException e) {
      throw new UnreachableException(IoText.why(e), e);
    }
  }

  /** Whether it is about the certificate, and not about the connection. */
  private static boolean isDistrust(SSLException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return e instanceof SSLPeerUnverifiedException;
  }

  private Answer talk(
      HttpURLConnection connection, Request request, int maxBytes, Deadlines.Deadline deadline)
      throws IOException {
    connect(connection);
    ByteBuffer body = request.body();
    if (body != null) {
      write(connection, body);
    }
    int status = connection.getResponseCode();
    if (status < LEAST_STATUS) {
      throw noStatus(connection);
    }
    boolean hasBody = !request.method().equals("HEAD");
    return new Answer(
        status,
        connection.getHeaderField("Content-Range"),
        connection.getHeaderField("x-amz-bucket-region"),
        connection::getDate,
        hasBody ? read(connection, request, maxBytes, deadline) : readNone(connection, status));
  }

  /** What was cut is asked for again, and what is no HTTP is not. */
  private static IOException noStatus(HttpURLConnection connection) {
    String line = connection.getHeaderField(0);
    return line != null && line.startsWith("HTTP/")
        ? new EOFException("the answer was cut within its first line")
        : new ProtocolException("what answers speaks no HTTP");
  }

  /** The JDK takes a head for whole whose rest did not come, until it is asked what follows. */
  private static byte[] readNone(HttpURLConnection connection, int status) throws IOException {
    if (status < 300) {
      connection.getInputStream().close();
    }
    return new byte[0];
  }

  private static void write(HttpURLConnection connection, ByteBuffer body) throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
    } catch (IOException e) {
      requireAnswer(connection, e);
    }
  }

  /** A server may have answered without having read everything. */
  private static void requireAnswer(HttpURLConnection connection, IOException broken)
      throws IOException {
    try {
      if (connection.getResponseCode() >= LEAST_STATUS) {
        return;
      }
    } catch (IOException none) {
      broken.addSuppressed(none);
    }
    if (noStatus(connection) instanceof EOFException cut) {
      cut.addSuppressed(broken);
      throw cut;
    }
    throw broken;
  }

  private static byte[] read(
      HttpURLConnection connection, Request request, int maxBytes, Deadlines.Deadline deadline)
      throws IOException {
    if (connection.getResponseCode() >= 300) {
      return readError(connection);
    }
    long length = connection.getContentLengthLong();
    if (length > maxBytes) {
      throw new BodyTooLongException(length);
    }
    byte[] body;
    try (InputStream in = connection.getInputStream()) {
      body =
          length < 0
              ? readUnknown(in, maxBytes, deadline)
              : readExactly(in, (int) length, deadline);
    }
    if (length < 0 && request.isForBytes() && !hasEnd(connection)) {
      throw new EOFException("the answer was cut, or does not say how long it is");
    }
    return body;
  }

  /** To the JDK a head ends where the connection does, and so does a body of unknown length. */
  private static boolean hasEnd(HttpURLConnection connection) {
    return "chunked".equalsIgnoreCase(connection.getHeaderField("Transfer-Encoding"));
  }

  /** Who cuts waits for each read, and as long as there is one after another may wait forever. */
  private static byte[] readExactly(InputStream in, int length, Deadlines.Deadline deadline)
      throws IOException {
    byte[] body = new byte[length];
    int found = 0;
    while (found < length) {
      int more = in.read(body, found, length - found);
      if (more < 0 || deadline.isOver()) {
        throw new EOFException("the answer was cut after " + found + " of " + length + " bytes");
      }
      found += more;
    }
    return body;
  }

  private static byte[] readUnknown(InputStream in, int maxBytes, Deadlines.Deadline deadline)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 13];
    for (int more = in.read(part); more >= 0; more = in.read(part)) {
      body.write(part, 0, more);
      if (body.size() > maxBytes) {
        throw new BodyTooLongException(body.size());
      }
      if (deadline.isOver()) {
        throw new EOFException("the answer was cut after " + body.size() + " bytes");
      }
    }
    return body.toByteArray();
  }

  /** Of an error the status counts; what is said of it is welcome, but for a part of it. */
  private static byte[] readError(HttpURLConnection connection) throws IOException {
    try (InputStream in =
        connection.getResponseCode() >= 400
            ? connection.getErrorStream()
            : connection.getInputStream()) {
      byte[] said = in == null ? new byte[0] : in.readNBytes(ERROR_BYTES);
      if (in != null && said.length < Math.min(connection.getContentLengthLong(), ERROR_BYTES)) {
        throw new EOFException("the answer was cut after " + said.length + " bytes");
      }
      return said;
    }
  }
}
