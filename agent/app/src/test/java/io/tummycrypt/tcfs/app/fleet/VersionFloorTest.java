package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument;
import io.tummycrypt.tcfs.engine.fleet.PublishedDocument.Revision;
import io.tummycrypt.tcfs.engine.fleet.StorePlace;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.Environment;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A program that is older than the fleet asks for. Here it does not know how old it is. */
class VersionFloorTest extends TwoMachines {
  /** As a device with a newer program does. */
  private void publish(UnaryOperator<String> change) throws IOException {
    Path file = b.home().resolve("config/device.yaml");
    DeviceConfig config = DeviceConfig.parse(file.toString(), Files.readString(file)).orThrow();
    StorePlace place =
        new StorePlace(
            config.store(), config.s3(), Environment.of(b.environment()).s3(), Caller.UNNAMED);
    FleetStore store = FleetStore.open(place, config.fleet(), Instant.now());
    PublishedDocument published = new PublishedDocument(store);
    Revision latest = Objects.requireNonNull(published.latest());
    FleetDocument document =
        FleetDocument.parse("f", change.apply(latest.document().text())).orThrow();
    Revision next =
        new Revision(latest.number() + 1, document, new DeviceName("b"), latest.origin());
    assertTrue(published.publish(next, Instant.now()));
  }

  private static String asking(String text) {
    return text.replaceFirst("(?m)^spec:\\n", "spec:\n  minimumVersion: 0.2.0\n");
  }

  @Test
  void changesNothingAndSaysWhichVersionIsNeeded() throws IOException {
    a.write("one", "1");
    a.sync();
    publish(VersionFloorTest::asking);
    a.write("two", "2");
    SortedMap<String, String> docs = Tree.everything(a.docs());
    SortedMap<String, String> store = Tree.everything(a.store());
    for (String[] command :
        new String[][] {
          {"sync"},
          {"apply", "--yes"},
          {"push", a.at("two").toString()},
          {"pull", "docs/one", a.at("three").toString()},
          {"root", "remove", "docs"},
          {"fleet", "publish"},
          {"release", "docs", "--reject"}
        }) {
      Machine.Ended refused = a.ends(1, command);
      assertTrue(
          refused.err().contains(", and the fleet asks for 0.2.0 at least (revision 3:"),
          refused.err());
      assertTrue(refused.err().contains("install tcfs 0.2.0 or a later version"), refused.err());
    }
    assertEquals(docs, Tree.everything(a.docs()));
    assertEquals(store, Tree.everything(a.store()));
    String status = a.done("status").out();
    assertTrue(status.contains("  ! this is tcfs "), status);
    assertTrue(status.contains("; nothing is changed"), status);
    assertTrue(a.done("status", "--json").out().contains("\"tooOld\" : \"this is tcfs "));
    a.done("fleet", "pull");
  }

  @Test
  void anAgentHaltsAndGoesOnWhenTheFleetAsksForLess() throws IOException, InterruptedException {
    RunningAgent agent = RunningAgent.of(a);
    try {
      publish(VersionFloorTest::asking);
      Eventually.holds(
          () -> agent.failures().stream().anyMatch(e -> e.toString().contains("asks for 0.2.0")),
          () -> "it goes on: " + agent.failures());
      assertTrue(agent.failures().getLast() instanceof RefusedException);
      Eventually.holds(
          () -> a.done("sync-status").out().contains("halted since"),
          () -> a.done("sync-status").out());
      int failures = agent.failures().size();
      a.write("file", "text");
      Eventually.holds(() -> agent.failures().size() > failures + 1, () -> "it does not look");
      assertFalse(Files.exists(a.store().resolve("packs")));
      publish(text -> text.replace("  minimumVersion: 0.2.0\n", ""));
      Eventually.holds(() -> b.sync() != null && Files.exists(b.at("file")), () -> "it rests");
    } finally {
      agent.end();
    }
  }

  /** Or a slip of the pen would stop the whole fleet, and nobody could mend it. */
  @Test
  void isNotPublishedByAProgramThatIsOlderItself() throws IOException {
    a.done("fleet", "pull");
    Path copy = a.home().resolve("config/fleet.yaml");
    String text = Files.readString(copy);
    Files.writeString(copy, asking(text));
    assertTrue(a.ends(1, "fleet", "publish").err().contains("the fleet asks for 0.2.0 at least"));
    Path source = folder.resolve("source.yaml");
    Files.copy(copy, source);
    Path device = a.home().resolve("config/device.yaml");
    Files.writeString(
        device, Files.readString(device) + "documentSource:\n  files: " + source + "\n");
    Machine.Ended refused = a.ends(1, "fleet", "publish", "--from-source");
    assertTrue(refused.err().contains("spec.minimumVersion: asks for 0.2.0"), refused.err());
    try (var revisions = Files.list(a.store().resolve("tcfs-meta/fleet"))) {
      assertEquals(2, revisions.count());
    }
  }
}
