package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.app.measure.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code --limit-up} and {@code --limit-down} hold up one direction each, and not the other. */
class LimitTest extends TwoMachines {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** So much that everything beside it is little. */
  private static final int LARGE = 300_000;

  /**
   * A time that stands still, so that whoever moves bytes waits for all before them too, however
   * many move at once: at a byte a second the longest wait is a second for each byte.
   */
  private static final class StandingTime implements Pacing.Time {
    private final AtomicLong longest = new AtomicLong();

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void sleep(Duration duration) {
      longest.accumulateAndGet(duration.toSeconds(), Math::max);
    }
  }

  private final StandingTime time = new StandingTime();

  @Test
  void whatIsSentWaitsForTheLimitUp() throws IOException {
    writeLarge();
    JsonNode stats = sync(a, "--limit-up");
    assertTrue(stats.get("bytesWritten").asLong() > LARGE, stats::toString);
    assertEquals(stats.get("bytesWritten").asLong(), time.longest.get());
  }

  @Test
  void whatIsSentDoesNotWaitForTheLimitDown() throws IOException {
    writeLarge();
    JsonNode stats = sync(a, "--limit-down");
    assertTrue(stats.get("bytesWritten").asLong() > LARGE, stats::toString);
    assertEquals(stats.get("bytesRead").asLong(), time.longest.get());
  }

  @Test
  void whatIsFetchedWaitsForTheLimitDown() throws IOException {
    writeLarge();
    a.sync();
    JsonNode stats = sync(b, "--limit-down");
    assertTrue(stats.get("bytesRead").asLong() > LARGE, stats::toString);
    assertEquals(stats.get("bytesRead").asLong(), time.longest.get());
  }

  @Test
  void whatIsFetchedDoesNotWaitForTheLimitUp() throws IOException {
    writeLarge();
    a.sync();
    JsonNode stats = sync(b, "--limit-up");
    assertTrue(stats.get("bytesRead").asLong() > LARGE, stats::toString);
    assertEquals(stats.get("bytesWritten").asLong(), time.longest.get());
  }

  private void writeLarge() throws IOException {
    Files.write(a.at("large"), OddFolder.random(LARGE));
  }

  /** What a sync cost with a limit of one byte a second. */
  private JsonNode sync(Machine machine, String limit) {
    Ended ended = machine.tcfsIn(time, "sync", limit, "1", "--stats", "--json");
    assertEquals(0, ended.code(), ended.all());
    return MAPPER.readTree(ended.out()).get("stats");
  }
}
