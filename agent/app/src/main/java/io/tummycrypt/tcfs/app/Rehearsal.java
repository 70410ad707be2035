package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.agent.Agent;
import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.device.LocalOperations;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.engine.machine.LocalMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the daily commands once, so that the build can note in the AOT cache what they load. See
 * {@code make_cache} in {@code tools/start.sh}.
 */
public final class Rehearsal {
  private static final int DONE = 0;
  private static final int TO_APPLY = 2;

  /** A file of several chunks. */
  private static final int LONG = 1 << 20;

  private static final int PATIENCE_SECONDS = 20;

  /** In nanoseconds. */
  private static final long MOMENT = 10_000_000;

  private final Path folder;

  private Rehearsal(Path folder) {
    this.folder = folder;
  }

  /** Works in the folder given, which must exist, and leaves it to its owner to remove it. */
  public static void main(String[] args) throws IOException {
    HeapWatch.start(HeapWatch.Growth.OF_COMMAND);
    new Rehearsal(Path.of(args[0])).play();
    System.exit(DONE);
  }

  private void play() throws IOException {
    String store = StoreUrl.ofDirectory(folder.resolve("store")).toString();
    Device ada = device("ada", Map.of());
    ada.tcfs(DONE, "--version");
    ada.tcfs(DONE, "--help");
    ada.init(store);
    ada.write("letter.txt", "Dear reader,\n");
    ada.tcfs(TO_APPLY, "diff-desired");
    ada.tcfs(DONE, "sync");
    ada.tcfs(DONE, "status");
    ada.write("letter.txt", "Dear readers,\n");
    ada.tcfs(TO_APPLY, "diff-desired", "--json");
    ada.tcfs(DONE, "sync");
    ada.tcfs(DONE, "diff-desired");
    ada.tcfs(DONE, "status", "--json");
    ada.tcfs(DONE, "conflicts");
    ada.tcfs(DONE, "device", "list");
    ada.tcfs(DONE, "config", "effective");
    ada.tcfs(DONE, "root", "list");
    ada.tcfs(DONE, "complete", "--", "device", "revoke", "");
    ada.tcfs(DONE, "complete", "--", "sy");
    ada.tcfs(DONE, "status");
    exchange(ada, device("bob", Map.of()), store);
    playWithAgent(ada);
    playWithBucket();
  }

  /** An agent looks, and commands ask it how it stands. */
  private static void playWithAgent(Device ada) throws IOException {
    try (Agent agent = ada.agent()) {
      Thread thread = Thread.ofPlatform().start(() -> run(agent));
      while (!ada.isAnswered()) {
        if (!thread.isAlive()) {
          throw new IllegalStateException("the agent has ended");
        }
        LockSupport.parkNanos(MOMENT);
      }
      ada.tcfs(DONE, "status");
      ada.tcfs(DONE, "pause");
      ada.tcfs(DONE, "resume");
      agent.end(PATIENCE_SECONDS);
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Agent agent) {
    try {
      agent.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same with a store in a bucket. */
  private void playWithBucket() throws IOException {
    try (RehearsalServer server = new RehearsalServer()) {
      Map<String, String> keys =
          Map.of(
              "TCFS_S3_ENDPOINT", server.endpoint(),
              "TCFS_S3_ACCESS", "a",
              "TCFS_S3_SECRET", "s");
      String store = "s3://" + RehearsalServer.BUCKET + "/fleet";
      Device cyd = device("cyd", keys);
      cyd.init(store);
      cyd.write("letter.txt", "Dear all,\n");
      cyd.tcfs(DONE, "sync");
      exchange(cyd, device("dee", keys), store);
      cyd.tcfs(DONE, "status");
    }
  }

  /** One device has what another one gets, that changes it, and the first gets that. */
  private void exchange(Device one, Device other, String store) throws IOException {
    byte[] noise = new byte[LONG];
    new Random(1).nextBytes(noise);
    Files.write(one.root().resolve("noise.bin"), noise);
    Files.createSymbolicLink(one.root().resolve("link"), Path.of("letter.txt"));
    one.tcfs(DONE, "sync");
    other.init(store);
    other.tcfs(TO_APPLY, "diff-desired");
    other.tcfs(DONE, "sync");
    other.write("letter.txt", "Dear friends,\n");
    Files.move(other.root().resolve("noise.bin"), other.root().resolve("moved.bin"));
    Files.delete(other.root().resolve("link"));
    other.tcfs(DONE, "sync");
    one.tcfs(DONE, "sync");
    one.tcfs(DONE, "log", one.root().resolve("letter.txt").toString());
  }

  private Device device(String name, Map<String, String> environment) throws IOException {
    Path home = folder.resolve(name);
    Map<String, String> all = new HashMap<>(environment);
    all.put("HOME", folder.toString());
    all.put("TCFS_HOME", home.toString());
    return new Device(name, Files.createDirectories(folder.resolve(name + "-docs")), all);
  }

  private record Device(String name, Path root, Map<String, String> environment) {
    void init(String store) throws IOException {
      tcfs(DONE, "init", "--store", store, "--device", name, "--root", "docs=" + root);
    }

    Agent agent() throws IOException {
      return Agent.of(environment, new LocalMachine(), Pace.USUAL, new Silent());
    }

    /** Whether the agent can be asked. */
    boolean isAnswered() throws IOException {
      try (Operations operations = LocalOperations.open(environment)) {
        return operations.agent().ask().state() != null;
      }
    }

    void write(String file, String text) throws IOException {
      Files.writeString(Files.createDirectories(root.resolve("a")).resolve(file), text);
      Files.writeString(root.resolve(file), text);
    }

    void tcfs(int expected, String... args) {
      int code = Main.run(environment, args);
      if (code != expected) {
        throw new IllegalStateException(
            "tcfs %s: exit code %d, expected %d".formatted(String.join(" ", args), code, expected));
      }
    }
  }

  /** Tells nobody. */
  private static final class Silent implements Agent.Told {
    @Override
    public void ready() {}

    @Override
    public void looked(LiveDevice.Looked looked) {}

    @Override
    public void failed(Exception why) {}
  }
}
