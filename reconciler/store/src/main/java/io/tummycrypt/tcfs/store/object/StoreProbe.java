package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Proves that a store keeps the two promises that everything else stands on, before the first real
 * write: of racing creations one wins, and what was created is listed. Some servers let every racer
 * win.
 */
public final class StoreProbe {
  private static final int RACERS = 16;

  private static final String FOLDER = "tcfs-meta/probe/";

  private final ObjectStore store;
  private final String token;

  /**
   * @param token names the objects of this probe; random, so that no two probes meet
   */
  public StoreProbe(ObjectStore store, String token) {
    this.store = store;
    this.token = token;
  }

  /**
   * Runs this many rounds and deletes what it made.
   *
   * @throws IOException if the store does not keep a promise; the message says what was seen
   */
  public void prove(int rounds) throws IOException {
    prove(
        rounds,
        (key, racers) -> {
          requireOneWinner(key, racers);
          requireListed(key);
        });
  }

  /** The first promise alone, with the same errors. */
  public void proveCreateOnce(int rounds) throws IOException {
    prove(rounds, this::requireOneWinner);
  }

  /** The second promise alone, with the same errors. */
  public void proveListing() throws IOException {
    prove(
        1,
        (key, _) -> {
          store.createOnce(key, new byte[0]);
          requireListed(key);
        });
  }

  /** What is looked at in one round. */
  @FunctionalInterface
  private interface Proof {
    void prove(ObjectKey key, ExecutorService racers) throws IOException;
  }

  private void prove(int rounds, Proof proof) throws IOException {
    try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < rounds; round++) {
        proof.prove(key(round), racers);
      }
    } catch (IOException failed) {
      try {
        clear(rounds);
      } catch (IOException e) {
        failed.addSuppressed(e);
      }
      throw failed;
    }
    clear(rounds);
  }

  private void clear(int rounds) throws IOException {
    for (int round = 0; round < rounds; round++) {
      store.delete(key(round));
    }
  }

  /** All in one folder, which a directory keeps afterwards. */
  private ObjectKey key(int round) {
    return new ObjectKey(FOLDER + token + "-" + round);
  }

  private void requireOneWinner(ObjectKey key, ExecutorService racers) throws IOException {
    List<Creation> answers = race(key, racers);
    long winners = answers.stream().filter(Creation.CREATED::equals).count();
    if (winners != 1) {
      throw new IOException(
          "%s does not create once: %d of %d racers created object '%s', expected 1"
              .formatted(store, winners, RACERS, key));
    }
    requireWinner(key, answers.indexOf(Creation.CREATED));
  }

  private void requireListed(ObjectKey key) throws IOException {
    if (!store.list(FOLDER).contains(key)) {
      throw new IOException(store + " does not list object '" + key + "' after its creation");
    }
  }

  private void requireWinner(ObjectKey key, int winner) throws IOException {
    String found = new String(store.read(key, 64), StandardCharsets.UTF_8);
    if (!found.equals(bytesOf(winner))) {
      throw new IOException(
          "%s does not create once: racer %d won object '%s', which has the bytes of '%s'"
              .formatted(store, winner, key, found));
    }
  }

  private static String bytesOf(int racer) {
    return "racer " + racer;
  }

  private List<Creation> race(ObjectKey key, ExecutorService racers) throws IOException {
    CyclicBarrier start = new CyclicBarrier(RACERS);
    List<Future<Creation>> running = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      byte[] bytes = bytesOf(i).getBytes(StandardCharsets.UTF_8);
      Callable<Creation> racer =
          () -> {
            start.await();
            return store.createOnce(key, bytes);
          };
      running.add(racers.submit(racer));
    }
    List<Creation> answers = new ArrayList<>();
    for (Future<Creation> racer : running) {
      answers.add(answerOf(racer, key));
    }
    return answers;
  }

  private Creation answerOf(Future<Creation> racer, ObjectKey key) throws IOException {
    try {
      return racer.get();
    } catch (ExecutionException e) {
      Object why = e.getCause() instanceof IOException io ? IoText.of(io) : e.getCause();
      throw new IOException(
          "%s cannot create object '%s': %s".formatted(store, key, why), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the probe of object '" + key + "' was interrupted", e);
    }
  }
}
