package io.tummycrypt.tcfs.app.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunMeterTest {
  private static final long SECOND = 1_000_000_000;

  private long now;
  private final RunMeter meter = new RunMeter(() -> now);

  @Test
  void countsForThePhaseThatGoesOn() {
    meter.files(5);
    assertNull(meter.reading());
    meter.enter(Phase.LOOK);
    meter.files(2);
    meter.bytes(100);
    now += 2 * SECOND;
    assertEquals(new Reading(Phase.LOOK, 2, 100, 0, 0, Duration.ofSeconds(2)), meter.reading());
    meter.rest();
    assertNull(meter.reading());
  }

  @Test
  void knowsTheRateAndWhatIsLeftOnceItKnowsHowMuchThereIs() {
    meter.expect(Phase.UPLOAD, 3, 1000);
    meter.enter(Phase.UPLOAD);
    assertEquals(OptionalLong.empty(), reading().secondsLeft());
    now += 2 * SECOND;
    meter.bytes(200);
    assertEquals(100, reading().bytesPerSecond());
    assertEquals(OptionalLong.of(8), reading().secondsLeft());
    meter.bytes(2000);
    assertEquals(OptionalLong.of(0), reading().secondsLeft(), "more than was expected");
  }

  @Test
  void countsAPhaseThatComesAgainFromItsBeginningAndTimesItAsAWhole() {
    meter.enter(Phase.LOOK);
    meter.files(7);
    now += SECOND;
    meter.enter(Phase.PLAN);
    now += 2 * SECOND;
    meter.enter(Phase.LOOK);
    meter.files(1);
    now += 4 * SECOND;
    assertEquals(1, reading().files());
    meter.rest();
    now += 100 * SECOND;
    assertEquals(Duration.ofSeconds(5), meter.took(Phase.LOOK));
    assertEquals(Duration.ofSeconds(2), meter.took(Phase.PLAN));
    assertEquals(Duration.ofSeconds(107), meter.total(), "also what is in no phase");
  }

  @Test
  void goesOnInAPhaseThatIsEnteredAgainWithoutAnother() {
    meter.expect(Phase.APPLY, 4, 40);
    meter.enter(Phase.APPLY);
    meter.files(3);
    meter.enter(Phase.APPLY);
    meter.files(1);
    assertEquals(4, reading().files());
    assertEquals(4, reading().ofFiles());
  }

  private static StoreRequest done(Kind kind, String object, long bytes) {
    return new StoreRequest(kind, object, bytes, Duration.ZERO, StoreRequest.Outcome.DONE);
  }

  @Test
  void comesToWhatARunCost() {
    meter.enter(Phase.UPLOAD);
    meter.bytes(1000);
    meter.packed(600);
    RequestCounter requests = new RequestCounter();
    requests.requested(done(Kind.CREATE, "packs/0/1", 200));
    requests.requested(done(Kind.CREATE, "heads/a/1", 50));
    requests.requested(done(Kind.READ, "heads/b/1", 70));
    requests.requested(done(Kind.READ_RANGE, "packs/0/2", 30));
    Stats stats = Stats.of(meter, requests);
    assertEquals(4, stats.allRequests());
    assertEquals(2, stats.requests().get(Kind.CREATE));
    assertEquals(0, stats.requests().get(Kind.DELETE));
    assertEquals(100, stats.bytesRead());
    assertEquals(250, stats.bytesWritten());
    assertEquals(400, stats.bytesDeduplicated());
    assertEquals(3.0, stats.compression());
  }

  private Reading reading() {
    Reading reading = meter.reading();
    if (reading == null) {
      throw new AssertionError("no phase goes on");
    }
    return reading;
  }
}
