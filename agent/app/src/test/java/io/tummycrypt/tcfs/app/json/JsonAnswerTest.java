package io.tummycrypt.tcfs.app.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.AgentSamples;
import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Checkup;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.DeviceSettings;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.OutdatedPush;
import io.tummycrypt.tcfs.app.operations.Outlook;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.PulledFiles;
import io.tummycrypt.tcfs.app.operations.Pushed;
import io.tummycrypt.tcfs.app.operations.RefusedPush;
import io.tummycrypt.tcfs.app.operations.RevisionDifference;
import io.tummycrypt.tcfs.app.operations.RootChange;
import io.tummycrypt.tcfs.app.operations.Source;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.Undecided;
import io.tummycrypt.tcfs.app.operations.UnreadableReport;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import io.tummycrypt.tcfs.crds.effective.EffectiveSetting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonAnswerTest {
  private static final String PLANS = "diff-desired.schema.json";
  private static final String DEVICES = "device-list.schema.json";

  /** What writes an answer. */
  @FunctionalInterface
  private interface Answer {
    void write(OutputStream out) throws IOException;
  }

  private static String text(Answer answer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    answer.write(bytes);
    return bytes.toString(UTF_8);
  }

  private static String plans(Outlook... outlooks) throws IOException {
    return text(out -> JsonAnswer.plans(out, List.of(outlooks)));
  }

  @Test
  void writesEverythingThatAPlanCanHave() throws IOException {
    Golden.check("plan.json", plans(Samples.rich()));
  }

  @Test
  void writesWhatTheSchemaSays() throws IOException {
    Planned own = Samples.rich();
    Planned other = new Planned(own.desired(), own.source(), own.plan(), Samples.reported());
    Outlook unknown = new Outlook.Unknown(new DeviceName("mini"), "it has not reported yet", false);
    assertEquals(List.of(), Schemas.findings(PLANS, plans(own, other, unknown)));
    assertEquals(List.of(), Schemas.findings(PLANS, plans(Samples.ofWorkingCopy())));
    assertEquals(List.of(), Schemas.findings(PLANS, plans(Samples.empty())));
  }

  @Test
  void writesWhatThereIsToDoAtMessageServers() throws IOException {
    Planned drifted = Samples.empty().with(Samples.streams());
    Planned unknown = Samples.empty().with(new StreamPlan(List.of(), "no answer"));
    Outcome nothing = new Outcome(List.of(), List.of(), List.of(), List.of());
    Applied applied =
        new Applied(unknown, nothing, List.of(), Samples.streams().actions().subList(0, 2));
    String plans = plans(drifted, unknown);
    String mended = text(out -> JsonAnswer.applied(out, "sync", applied));
    assertEquals(List.of(), Schemas.findings(PLANS, plans));
    assertEquals(List.of(), Schemas.findings("sync.schema.json", mended));
    Golden.check("streams.json", plans + mended);
  }

  @Test
  void hasASchemaThatKnowsAllRulesAndKinds() throws IOException {
    List<Action> actions = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      actions.add(Samples.push(rule.name(), Samples.file(1, 1), rule, 1, 1));
    }
    List<Notice> notices = new ArrayList<>();
    for (Held.Kind kind : Held.Kind.values()) {
      notices.add(new Held(Samples.DOCS, Samples.path(kind.name()), kind, Samples.file(1, 1)));
    }
    for (Problem.Kind kind : Problem.Kind.values()) {
      notices.add(
          new Notice.Finding(Samples.DOCS, Samples.path(kind.name()), new Problem(kind, "why")));
    }
    String json = plans(Samples.planned(actions, notices));
    assertEquals(List.of(), Schemas.findings(PLANS, json));
  }

  @Test
  void writesWhatCameOfAnImport() throws IOException {
    String planned =
        text(out -> JsonAnswer.imported(out, Samples.importPlanned(), /* dryRun= */ true, null));
    assertEquals("import", Schemas.requireValid(planned));
    String done =
        text(out -> JsonAnswer.imported(out, Samples.imported(), /* dryRun= */ false, null));
    assertEquals("import", Schemas.requireValid(done));
    Golden.check("import.json", done);
  }

  @Test
  void writesAManifestByItselfAndInTheEnvelope() throws IOException {
    String alone = text(out -> JsonAnswer.manifestAlone(out, Samples.manifest().manifest()));
    Golden.check("manifest.json", alone);
    assertEquals(List.of(), Schemas.findings("sync-manifest.schema.json", alone));
    String whole = text(out -> JsonAnswer.manifest(out, Samples.manifest()));
    assertEquals("manifest", Schemas.requireValid(whole));
    for (String name : List.of("file_hash", "chunks", "file_size", "clocks", "written_by")) {
      String bad = alone.replaceFirst("\"" + name + "\" :", "\"" + name + "X\" :");
      assertFalse(Schemas.findings("sync-manifest.schema.json", bad).isEmpty(), name);
    }
  }

  @Test
  void isToldFromWhatTheSchemaDoesNotSay() throws IOException {
    String good = plans(Samples.rich());
    for (String name : List.of("rule", "hash", "bytesUp", "kind", "summary", "madeFrom", "path")) {
      String bad = good.replaceFirst("\"" + name + "\" :", "\"" + name + "X\" :");
      assertEquals(bad.equals(good), Schemas.findings(PLANS, bad).isEmpty(), name);
    }
  }

  @Test
  void keepsAnyNameWithinPlainAscii() throws IOException {
    String json = plans(Samples.rich());
    assertTrue(json.contains("evil\\nroot docs: as desired\\u001B[2K.txt"), json);
    assertFalse(json.chars().anyMatch(c -> c > 0x7e || (c < 0x20 && c != '\n')), json);
  }

  @Test
  void writesOutcomesStatusConflictsAndDevices() throws IOException {
    Planned planned = Samples.rich();
    Outcome outcome =
        new Outcome(planned.plan().actions().subList(0, 1), List.of(), List.of(), List.of());
    List<RefusedPush> pushes = List.of(new RefusedPush("/tmp/plan.md", Samples.overtaken()));
    Status status =
        new Status(
            planned,
            "file:///srv/tcfs",
            null,
            List.of(),
            pushes,
            null,
            null,
            AgentSamples.told(),
            null);
    RevisionDifference difference =
        new RevisionDifference("revision 3", "revision 5", List.of("-suspend: true"));
    DeviceSettings settings =
        new DeviceSettings(
            new DeviceName("mini"),
            new Source.Published(5),
            List.of(new EffectiveSetting("suspend", "false", Origin.builtIn("suspend"))));
    String all =
        text(out -> JsonAnswer.applied(out, "sync", new Applied(planned, outcome)))
            + text(out -> JsonAnswer.status(out, status))
            + text(out -> JsonAnswer.conflicts(out, new Undecided(planned, pushes)))
            + text(out -> JsonAnswer.difference(out, difference))
            + text(out -> JsonAnswer.settings(out, settings));
    Golden.check("others.json", all);
  }

  @Test
  void writesWhatPushAndPullCameTo() throws IOException {
    Planned planned = Samples.rich();
    Outcome outcome =
        new Outcome(planned.plan().actions().subList(0, 2), List.of(), List.of(), List.of());
    Place place = new Place(Samples.DOCS, Samples.path("plan.md"));
    Applied applied = new Applied(Samples.empty(), outcome);
    OutdatedPush outdated =
        new OutdatedPush("/tmp/plan.md", VersionName.parse("yoga~0001:7"), Samples.overtaken());
    PulledFiles pulled =
        new PulledFiles(
            place,
            Path.of("/tmp/plan.md"),
            2,
            1,
            3,
            outcome,
            Path.of("/tmp/plan.conflict-yoga-1112131415.md"),
            List.of(),
            List.of(Path.of("/tmp/plan.conflict-yoga-0102030405.md")),
            "/tmp/.tcfs-pull-0123456789abcdef: permission denied");
    Golden.check(
        "transfers.json",
        text(out ->
            JsonAnswer.pushed(
                out,
                new Pushed(
                    applied,
                    List.of(place),
                    List.of(Samples.overtaken()),
                    List.of(outdated),
                    planned.plan().actions().stream()
                        .filter(Action.Local.class::isInstance)
                        .limit(1)
                        .toList(),
                    new TreeMap<>(Map.of(Samples.path("site/.env"), NameVerdict.PULL))),
                null))
            + text(out -> JsonAnswer.pulled(out, pulled, Samples.stats())));
  }

  @Test
  void writesRootsAndWhatBecameOfOne() throws IOException {
    RootChange change =
        new RootChange(Samples.DOCS, "/home/jess/docs", 8, true, List.of(new DeviceName("mini")));
    Golden.check(
        "roots.json",
        text(out -> JsonAnswer.roots(out, Samples.roots()))
            + text(out -> JsonAnswer.root(out, "root remove", change)));
  }

  @Test
  void writesDevicesAsTheSchemaSays() throws IOException {
    DeviceName name = new DeviceName("yoga");
    DeviceEntry.State enrolled = DeviceEntry.State.ENROLLED;
    DeviceEntry known =
        new DeviceEntry(
            name, "sha256:" + "b0".repeat(32), enrolled, true, false, Samples.reported(), null);
    DeviceEntry unknown =
        new DeviceEntry(
            name,
            "sha256:" + "b1".repeat(32),
            DeviceEntry.State.REVOKED,
            false,
            false,
            null,
            new UnreadableReport(name, "it is damaged", "wait"));
    String json = text(out -> JsonAnswer.devices(out, List.of(known, unknown)));
    assertEquals(List.of(), Schemas.findings(DEVICES, json));
    Golden.check("devices.json", json);
  }

  @Test
  void writesACheckupAsTheSchemaSays() throws IOException {
    Golden.check("doctor.json", text(out -> JsonAnswer.checkup(out, Samples.checkup())));
    List<Check> all = new ArrayList<>();
    for (Check.Topic topic : Check.Topic.values()) {
      Check check = Check.warn(topic, "found", "next");
      all.add(topic.area() == Check.Area.ROOT ? check.of(Samples.DOCS) : check);
    }
    for (Checkup checkup : List.of(Samples.checkup(), new Checkup(all))) {
      Schemas.requireValid(text(out -> JsonAnswer.checkup(out, checkup)));
    }
  }

  @Test
  void documentsEveryCheck() throws IOException {
    String page = Files.readString(Golden.project().resolve("docs/reference/json.md"));
    String part = page.substring(page.indexOf("## `doctor`"));
    List<String> missing =
        Arrays.stream(Check.Topic.values())
            .map(Check.Topic::text)
            .filter(name -> !part.contains("`" + name + "`"))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void documentsEveryFieldOfThePlan() throws IOException {
    String page = Files.readString(Golden.project().resolve("docs/reference/json.md"));
    String json = plans(Samples.rich(), Samples.ofWorkingCopy());
    List<String> missing =
        json.lines()
            .map(String::strip)
            .filter(line -> line.matches("\"\\w+\" : .*"))
            .map(line -> line.substring(1, line.indexOf('"', 1)))
            .distinct()
            .filter(field -> !page.contains("`" + field + "`"))
            .toList();
    assertEquals(List.of(), missing);
  }
}
