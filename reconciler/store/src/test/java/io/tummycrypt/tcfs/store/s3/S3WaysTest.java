package io.tummycrypt.tcfs.store.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.access.TestCertificates;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import io.tummycrypt.tcfs.store.object.StoreProbe;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to a server: TLS with an authority of one's own, and the bucket before the host. */
final class S3WaysTest {
  private static final ObjectKey KEY = new ObjectKey("heads/a/1");
  private static final byte[] BYTES = {1, 2, 3};
  private static final Map<String, String> KEYS =
      Map.of("TCFS_S3_ACCESS", S3Server.ACCESS, "TCFS_S3_SECRET", S3Server.SECRET);

  @Test
  void trustsTheAuthorityThatIsNamedAndNoOther(@TempDir Path folder) throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=ip:127.0.0.1");
    Path others = TestCertificates.make(folder, "others", "san=ip:127.0.0.1");
    try (S3Server server = S3Server.startTls(folder.resolve("store"), keys)) {
      ObjectStore store = tls(server, TestCertificates.pem(keys));
      new StoreProbe(store, "token").prove(1);
      assertEquals(Creation.CREATED, store.createOnce(KEY, new byte[1 << 20]));
      assertEquals(Creation.EXISTS, store.createOnce(KEY, new byte[1 << 20]));
      assertArrayEquals(new byte[1 << 20], store.read(KEY, 1 << 20));
      for (Path wrong : new Path[] {null, TestCertificates.pem(others)}) {
        SettingsException refused =
            assertThrows(SettingsException.class, () -> tls(server, wrong).list(""));
        assertTrue(String.valueOf(refused.getMessage()).contains("caFile"), refused.getMessage());
      }
    }
  }

  @Test
  void aCertificateForAnotherHostIsNotTrusted(@TempDir Path folder) throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=dns:s3.example");
    try (S3Server server = S3Server.startTls(folder.resolve("store"), keys)) {
      assertThrows(SettingsException.class, () -> tls(server, TestCertificates.pem(keys)).list(""));
    }
  }

  @Test
  void aCaFileWithoutCertificatesIsRefused(@TempDir Path folder) {
    assertThrows(
        SettingsException.class,
        () ->
            S3ObjectStore.open(
                options(URI.create("https://s3.example"), folder), KEYS, Caller.UNNAMED));
  }

  private static ObjectStore tls(S3Server server, Path caFile) throws IOException {
    return S3ObjectStore.open(options(server.secureEndpoint(), caFile), KEYS, Caller.UNNAMED);
  }

  private static S3Options options(URI endpoint, Path caFile) {
    return new S3Options(
        S3Server.BUCKET, "p", endpoint, null, null, null, caFile, /* insecure= */ false, null);
  }

  /** The name of the host is nobody's; a proxy that it is asked for knows the way. */
  @Test
  void asksForABucketBeforeTheHost(@TempDir Path folder) throws Exception {
    ProxySelector before = ProxySelector.getDefault();
    try (S3Server server = S3Server.startForHost(folder, "s3.test");
        Middleman proxy = new Middleman(server.port())) {
      ProxySelector.setDefault(to(proxy.endpoint()));
      S3Options options =
          new S3Options(
              S3Server.BUCKET,
              "p",
              URI.create("http://s3.test"),
              null,
              /* pathStyle= */ false,
              null,
              null,
              /* insecure= */ true,
              null);
      ObjectStore store = S3ObjectStore.open(options, KEYS, Caller.UNNAMED);
      assertEquals(Creation.CREATED, store.createOnce(KEY, BYTES));
      assertEquals(Creation.EXISTS, store.createOnce(KEY, BYTES));
      assertArrayEquals(BYTES, store.read(KEY, 3));
      assertEquals(List.of(KEY), store.list(""));
      store.delete(KEY);
      assertEquals(List.of(), store.list(""));
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  /** Each attempt says anew who asks; what a server must believe is signed without it. */
  @Test
  void saysWhoAsksInEachAttempt(@TempDir Path folder) throws Exception {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    AtomicInteger asked = new AtomicInteger();
    try (S3Server server = S3Server.start(folder);
        Middleman between = new Middleman(server.port())) {
      between.conduct(call -> {
        told.add(call.header("User-Agent").orElse("none"));
        assertFalse(call.header("authorization").orElse("").contains("user-agent"));
        if (asked.get() == 1) {
          call.answer(503, "", "");
        } else {
          call.pass();
        }
      });
      Map<String, String> environment = new TreeMap<>(server.environment());
      environment.put("TCFS_S3_ENDPOINT", between.endpoint().toString());
      Caller caller = () -> "caller/" + asked.incrementAndGet();
      S3ObjectStore.open(S3Options.of(S3Server.BUCKET, "p"), environment, caller)
          .createOnce(KEY, BYTES);
    }
    assertEquals(List.of("caller/1", "caller/2"), List.copyOf(told));
  }

  /** Without it a server knows nothing of keys that end. */
  @Test
  void tellsTheSessionTokenWithItsSignature() throws IOException {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    try (Middleman server = new Middleman(0)) {
      server.conduct(call -> {
        told.add(call.header("x-amz-security-token").orElse("none"));
        String signed = call.header("authorization").orElse("");
        told.add(signed.replaceAll(".*SignedHeaders=([^,]*),.*", "$1"));
        call.answer(
            200, "", "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>");
      });
      Map<String, String> environment = new TreeMap<>(KEYS);
      environment.put("TCFS_S3_ENDPOINT", server.endpoint().toString());
      S3Options options = S3Options.of(S3Server.BUCKET, "p");
      S3ObjectStore.open(options, environment, Caller.UNNAMED).list("");
      environment.put("TCFS_S3_TOKEN", "token-of-tests");
      S3ObjectStore.open(options, environment, Caller.UNNAMED).list("");
    }
    String usual = "host;x-amz-content-sha256;x-amz-date";
    assertEquals(List.of("none", usual, "token-of-tests", usual + ";x-amz-security-token"), told);
  }

  private static ProxySelector to(URI proxy) {
    InetSocketAddress address = new InetSocketAddress(proxy.getHost(), proxy.getPort());
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(new Proxy(Proxy.Type.HTTP, address));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress socket, IOException e) {}
    };
  }
}
