package io.tummycrypt.tcfs.store.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.format.FormatsDocument;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.object.Faults;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.report.DeviceReport.Outcome;
import io.tummycrypt.tcfs.store.report.DeviceReport.Sync;
import io.tummycrypt.tcfs.store.report.DeviceReport.Waiting;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ReportsTest {
  private static final FleetId FLEET = FleetId.parse("00112233445566778899aabbccddeeff");
  private static final DeviceName YOGA = new DeviceName("yoga");
  private static final DeviceName LAB = new DeviceName("lab");
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00.25Z");

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Reports reports = new Reports(store, FLEET);
  private final ReportWriter writer = new ReportWriter(store, FLEET);

  @Test
  void readsBackWhatWasWritten() throws IOException {
    assertNull(reports.latest(YOGA));
    for (Outcome outcome : Outcome.values()) {
      DeviceReport report = report(AT, outcome);
      writer.write(report);
      assertEquals(report, reports.latest(YOGA));
    }
    assertNull(reports.latest(LAB));
  }

  @Test
  void hasTheReportOfTheDocument() throws IOException {
    writer.write(report(AT, Outcome.PARTLY));
    byte[] bytes = store.read(StoreKeys.report(YOGA, 1), 10_000);
    assertEquals(FormatsDocument.json("A report:").strip(), new String(bytes, UTF_8));
  }

  @Test
  void keepsTheLastFewAndCountsOn() throws IOException {
    for (int n = 1; n <= 12; n++) {
      writer.write(report(AT.plusSeconds(n), Outcome.DONE));
      DeviceReport latest = reports.latest(YOGA);
      assertEquals(report(AT.plusSeconds(n), Outcome.DONE), latest);
    }
    assertEquals(
        List.of(StoreKeys.report(YOGA, 10), StoreKeys.report(YOGA, 11), StoreKeys.report(YOGA, 12)),
        store.list(StoreKeys.REPORTS));
  }

  @Test
  void prunesNobodyElsesReports() throws IOException {
    writer.write(
        new DeviceReport(
            LAB,
            AT,
            "1",
            1,
            new Sync(AT, Outcome.DONE),
            Waiting.NOTHING,
            new TreeMap<>(),
            new TreeMap<>()));
    for (int n = 1; n <= 5; n++) {
      writer.write(report(AT, Outcome.DONE));
    }
    assertEquals(List.of(StoreKeys.report(LAB, 1)), store.list(StoreKeys.reports(LAB)));
  }

  @Test
  void neverOverwritesAReportThatItDoesNotSee() throws IOException {
    writer.write(report(AT, Outcome.DONE));
    store.freezeListings();
    writer.write(report(AT.plusSeconds(1), Outcome.DONE));
    IOException refused =
        assertThrows(IOException.class, () -> writer.write(report(AT, Outcome.PARTLY)));
    assertTrue(String.valueOf(refused.getMessage()).contains("'yoga' keep growing"));
    store.thawListings();
    writer.write(report(AT.plusSeconds(2), Outcome.DONE));
    assertEquals(3, store.list(StoreKeys.REPORTS).size());
  }

  @Test
  void aDamagedReportIsReplacedByTheNext() throws IOException {
    writer.write(report(AT, Outcome.DONE));
    store.damage(StoreKeys.report(YOGA, 1), new byte[10]);
    assertThrows(DamagedObjectException.class, () -> reports.latest(YOGA));
    writer.write(report(AT, Outcome.CONFLICTS));
    assertEquals(report(AT, Outcome.CONFLICTS), reports.latest(YOGA));
  }

  @Test
  void aReportThatIsPrunedBetweenListingAndReadingIsLookedForAgain() throws IOException {
    writer.write(report(AT, Outcome.DONE));
    AtomicInteger listings = new AtomicInteger();
    store.setFaults((operation, _) -> {
      if (operation == Faults.Operation.READ) {
        store.thawListings();
      } else if (operation == Faults.Operation.LIST) {
        listings.incrementAndGet();
      }
      return Faults.Outcome.FINE;
    });
    store.freezeListings();
    store.delete(StoreKeys.report(YOGA, 1));
    assertNull(reports.latest(YOGA));
    assertEquals(2, listings.get());
  }

  @Test
  void everyFlippedBitAndTruncationIsFound() throws IOException {
    writer.write(report(AT, Outcome.DONE));
    ObjectKey key = StoreKeys.report(YOGA, 1);
    byte[] right = store.read(key, 100_000);
    for (int i = 0; i < right.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = right.clone();
        flipped[i] ^= (byte) (1 << bit);
        requireDamageFound(key, flipped);
      }
      requireDamageFound(key, Arrays.copyOf(right, i));
    }
    requireDamageFound(key, new byte[DeviceReportCodec.LIMIT + 1]);
  }

  private void requireDamageFound(ObjectKey key, byte[] bytes) {
    store.damage(key, bytes);
    IOException found = assertThrows(DamagedObjectException.class, () -> reports.latest(YOGA));
    assertTrue(String.valueOf(found.getMessage()).contains(key.text()), found.getMessage());
  }

  @Test
  void whatThisVersionDoesNotKnowIsRefused() throws IOException {
    Class<UnknownFormatException> unknown = UnknownFormatException.class;
    refuses(unknown, "\"format\":3", "\"format\":4");
    refuses(unknown, "\"outcome\":\"partly\"", "\"outcome\":\"perhaps\"");
    refuses(unknown, "\"drift\":1", "\"drift\":1,\"mood\":1");
    refuses(unknown, "\"outcome\":", "\"mood\":1,\"outcome\":");
  }

  @Test
  void hostileNamesAndNumbersAreRefused() throws IOException {
    Class<DamagedObjectException> damaged = DamagedObjectException.class;
    refuses(damaged, "\"lab\":4", "\"../lab\":4");
    refuses(damaged, "\"docs\":", "\"do/cs\":");
    refuses(damaged, "\"device\":\"yoga\"", "\"device\":\"..\"");
    refuses(damaged, "\"device\":\"yoga\"", "\"device\":\"lab\"");
    refuses(damaged, "\"seq\":1,", "\"seq\":2,");
    refuses(damaged, "\"lab\":4", "\"lab\":-4");
    refuses(damaged, "\"held\":3", "\"held\":-1");
    refuses(damaged, "\"revision\":7", "\"revision\":-7");
    refuses(damaged, "\"version\":\"0.1.0\"", "\"version\":\"\\u001b[2K\"");
    refuses(damaged, "\"version\":\"0.1.0\"", "\"version\":\"" + "1".repeat(65) + "\"");
    refuses(damaged, "\"at\":\"2026-11-01T12:00:00.250Z\"", "\"at\":\"yesterday\"");
    refuses(damaged, "sha256:5a", "sha256:xx");
  }

  private <T extends IOException> void refuses(Class<T> how, String right, String other)
      throws IOException {
    InMemoryObjectStore fresh = new InMemoryObjectStore();
    new ReportWriter(fresh, FLEET).write(report(AT, Outcome.PARTLY));
    ObjectKey key = StoreKeys.report(YOGA, 1);
    String before = new String(fresh.read(key, 10_000), UTF_8);
    String open =
        before
            .substring(0, before.indexOf(",\"sum\""))
            .replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(other));
    assertTrue(open.contains(other), other);
    String sum = Hasher.hash(open.getBytes(UTF_8)).hex();
    fresh.damage(key, (open + ",\"sum\":\"" + sum + "\"}").getBytes(UTF_8));
    Reports there = new Reports(fresh, FLEET);
    IOException refused = assertThrows(how, () -> there.latest(YOGA), other);
    assertTrue(String.valueOf(refused.getMessage()).contains(key.text()), refused.getMessage());
  }

  @Test
  void anotherFleetsReportIsRefused() throws IOException {
    new ReportWriter(store, new FleetId(3, 4)).write(report(AT, Outcome.DONE));
    assertThrows(ForeignObjectException.class, () -> reports.latest(YOGA));
  }

  @Test
  void aNumberWithoutANextOneIsNoOverflow() {
    store.damage(StoreKeys.report(YOGA, Long.MAX_VALUE), new byte[0]);
    assertThrows(IOException.class, () -> writer.write(report(AT, Outcome.DONE)));
  }

  private static DeviceReport report(Instant at, Outcome outcome) {
    return new DeviceReport(
        YOGA,
        at,
        "0.1.0",
        7,
        new Sync(at, outcome),
        new Waiting(1, 2, 3),
        new TreeMap<>(Map.of(LAB, 4L, YOGA, 9L)),
        new TreeMap<>(Map.of(new RootName("docs"), Digest.parse("sha256:" + "5a".repeat(32)))));
  }
}
