package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of what is done with whole stores; its two machines are part of no fleet yet. */
abstract class StoreMachines {
  static final String BUCKET = "s3://bench/fleets/home";

  @TempDir Path folder;

  Machine a;
  Machine b;

  @BeforeEach
  final void make() throws IOException {
    a = Machine.in(folder, "a");
    b = Machine.in(folder, "b");
  }

  /** The files of objects in the store of both, by what their keys begin with. */
  final List<Path> objects(String folderOfKeys) throws IOException {
    return KillUsers.files(a.store().resolve(folderOfKeys));
  }

  /** The key of an object. */
  final String key(Path object) {
    return a.store().relativize(object).toString();
  }

  /** The URL of a folder. */
  static String url(Path folder) {
    String url = folder.toUri().toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** The environment of a, by which it reaches the buckets of a server. */
  final Map<String, String> reaching(S3Server server) {
    Map<String, String> environment = new TreeMap<>(a.environment());
    environment.putAll(server.environment());
    return environment;
  }

  /** The environment of a machine, by which it reaches the buckets of a server. */
  static Map<String, String> reaching(Machine machine, Middleman beforeServer) {
    Map<String, String> environment = new TreeMap<>(machine.environment());
    environment.put("TCFS_S3_ENDPOINT", beforeServer.endpoint().toString());
    environment.put("TCFS_S3_ACCESS", S3Server.ACCESS);
    environment.put("TCFS_S3_SECRET", S3Server.SECRET);
    return environment;
  }

  /** Makes a the only device of a fleet in a bucket, and publishes a file. */
  final Map<String, String> inBucket(S3Server server) throws IOException {
    return inBucket(reaching(server));
  }

  /** The same in this environment. */
  final Map<String, String> inBucket(Map<String, String> s3) throws IOException {
    String root = "docs=" + a.docs();
    ends(0, s3, "init", "--store", BUCKET, "--device", "a", "--root", root);
    a.write("plan.txt", "text");
    ends(0, s3, "sync");
    return s3;
  }

  static Ended ends(int code, Map<String, String> environment, String... args) {
    Ended ended = Machine.tcfs(environment, args);
    assertEquals(code, ended.code(), ended::all);
    return ended;
  }
}
