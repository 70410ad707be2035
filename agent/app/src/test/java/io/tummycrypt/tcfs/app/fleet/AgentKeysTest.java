package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An agent whose keys to the store change while it runs. */
@ExtendWith(SharedBucket.class)
class AgentKeysTest {
  @TempDir Path folder;
  private Place place;
  private Machine a;
  private Machine b;
  private Map<String, String> bare;
  private Path keys;

  @BeforeEach
  void joinWithKeysInAFile() throws IOException {
    place = SharedBucket.freshPlace();
    a = Machine.in(folder, "a", place);
    b = Machine.in(folder, "b", place);
    keys = folder.resolve("keys");
    bare = new TreeMap<>(a.environment());
    String endpoint = "endpoint=" + bare.get("TCFS_S3_ENDPOINT");
    bare.keySet().removeIf(name -> name.startsWith("TCFS_S3_"));
    write(S3Server.SECRET);
    String root = "docs=" + a.docs();
    String file = "credentialsFile=" + keys;
    String[] init = {
      "init", "--store", place.url(), "--s3", endpoint, file, "--device", "a", "--root", root
    };
    Machine.Ended ended = Machine.tcfs(bare, init);
    assertEquals(0, ended.code(), ended::all);
    b.init();
  }

  /** As those who rotate keys do: the file is there, or the new one is. */
  private void write(String secret) throws IOException {
    Path fresh = folder.resolve("keys.new");
    Files.writeString(
        fresh,
        "[default]\naws_access_key_id=%s\naws_secret_access_key=%s\n"
            .formatted(S3Server.ACCESS, secret));
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    Files.move(fresh, keys, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void arrives(String name) {
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.docs().resolve(name));
        },
        () -> name + " has not come");
  }

  @Test
  void takesNewKeysWithoutANewStart() throws IOException, InterruptedException {
    RunningAgent agent = RunningAgent.in(bare, RunningAgent.QUICK);
    try {
      a.write("first", "text");
      arrives("first");

      write("wrong");
      a.write("second", "text");
      Eventually.holds(
          () -> agent.failures().stream().anyMatch(AccessDeniedException.class::isInstance),
          () -> "the old keys are still used: " + agent.failures());

      write(S3Server.SECRET);
      arrives("second");
    } finally {
      agent.end();
    }
  }
}
