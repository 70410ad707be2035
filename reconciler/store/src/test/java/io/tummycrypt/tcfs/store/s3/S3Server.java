package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.TestCertificates;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3Proxy over a folder: a server of the real protocol, which checks signatures. */
public final class S3Server implements AutoCloseable {
  public static final String ACCESS = "access-of-tests";
  public static final String SECRET = "secret-of-tests";
  public static final String BUCKET = "bench";

  private final Path folder;
  private final S3Proxy proxy;

  private S3Server(Path folder, S3Proxy.Builder builder) throws Exception {
    this.folder = folder;
    this.proxy =
        builder
            .blobStore(new WholeObjects(new FilesystemNio2BlobStore(folder.toString())))
            .ignoreUnknownHeaders(true)
            .build();
    proxy.start();
  }

  /** Starts one that wants requests signed, with a bucket. */
  public static S3Server start(Path folder) throws Exception {
    Files.createDirectories(folder.resolve(BUCKET));
    return new S3Server(
        folder,
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS, SECRET));
  }

  /** Starts one that believes everybody. */
  public static S3Server startOpen(Path folder) throws Exception {
    Files.createDirectories(folder.resolve(BUCKET));
    return new S3Server(
        folder,
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, "", ""));
  }

  /** Starts one that speaks TLS with a key of this store. */
  public static S3Server startTls(Path folder, Path keys) throws Exception {
    Files.createDirectories(folder.resolve(BUCKET));
    return new S3Server(
        folder,
        S3Proxy.builder()
            .secureEndpoint(URI.create("https://127.0.0.1:0"))
            .keyStore(keys.toString(), TestCertificates.PASSWORD)
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS, SECRET));
  }

  /** Starts one that takes what stands before this host for a bucket. */
  static S3Server startForHost(Path folder, String host) throws Exception {
    Files.createDirectories(folder.resolve(BUCKET));
    return new S3Server(
        folder,
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .virtualHost(host)
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS, SECRET));
  }

  /** Whether a file in the folder holds an object that is still being sent, and has no name yet. */
  public static boolean isUpload(Path file) {
    return WholeObjects.isUpload(file.toString());
  }

  /** The same with TLS. */
  public URI secureEndpoint() {
    return URI.create("https://127.0.0.1:" + proxy.getSecurePort());
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return proxy.getPort();
  }

  /** What a process needs to be let in. */
  public Map<String, String> environment() {
    return Map.of(
        "TCFS_S3_ENDPOINT", endpoint().toString(),
        "TCFS_S3_ACCESS", ACCESS,
        "TCFS_S3_SECRET", SECRET);
  }

  /** A store below a prefix of its own. */
  public S3ObjectStore store(String prefix) throws IOException {
    return S3ObjectStore.open(S3Options.of(BUCKET, prefix), environment(), Caller.UNNAMED);
  }

  /** Deletes the bucket with all that is in it. */
  void dropBucket() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(BUCKET))) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  void makeBucket() throws IOException {
    Files.createDirectories(folder.resolve(BUCKET));
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy does not stop", e);
    }
  }
}
