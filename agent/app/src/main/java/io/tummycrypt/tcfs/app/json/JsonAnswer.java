package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.measure.Reading;
import io.tummycrypt.tcfs.app.measure.Stats;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Changes;
import io.tummycrypt.tcfs.app.operations.Checkup;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.DeviceSettings;
import io.tummycrypt.tcfs.app.operations.Difference;
import io.tummycrypt.tcfs.app.operations.Enrolment;
import io.tummycrypt.tcfs.app.operations.Explained;
import io.tummycrypt.tcfs.app.operations.Imported;
import io.tummycrypt.tcfs.app.operations.Initialised;
import io.tummycrypt.tcfs.app.operations.Inspected;
import io.tummycrypt.tcfs.app.operations.Measured;
import io.tummycrypt.tcfs.app.operations.Outlook;
import io.tummycrypt.tcfs.app.operations.Paused;
import io.tummycrypt.tcfs.app.operations.PublishedManifest;
import io.tummycrypt.tcfs.app.operations.Pulled;
import io.tummycrypt.tcfs.app.operations.PulledFiles;
import io.tummycrypt.tcfs.app.operations.Pushed;
import io.tummycrypt.tcfs.app.operations.RevisionDifference;
import io.tummycrypt.tcfs.app.operations.Revocation;
import io.tummycrypt.tcfs.app.operations.RootChange;
import io.tummycrypt.tcfs.app.operations.RootListing;
import io.tummycrypt.tcfs.app.operations.ServiceChange;
import io.tummycrypt.tcfs.app.operations.ServiceStatus;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.StoreCopied;
import io.tummycrypt.tcfs.app.operations.StoreRepaired;
import io.tummycrypt.tcfs.app.operations.StoredVersion;
import io.tummycrypt.tcfs.app.operations.SyncStatus;
import io.tummycrypt.tcfs.app.operations.Undecided;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.store.entry.SyncManifest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of all commands that have {@code --json}, each in the one envelope. */
public final class JsonAnswer {
  /** The version of the envelope and of all that is in it; new fields do not raise it. */
  public static final int VERSION = 1;

  private JsonAnswer() {}

  /** What devices would do. */
  public static void plans(OutputStream out, List<? extends Outlook> outlooks) throws IOException {
    document(
        out,
        "diff-desired",
        json -> json.objects("devices", outlooks, outlook -> PlanJson.outlook(json, outlook)));
  }

  /** What was done, of {@code apply}, {@code sync} and the commands that end in one. */
  public static void applied(OutputStream out, String command, Applied applied) throws IOException {
    applied(out, command, applied, null);
  }

  /** The same, with what it cost if that is asked for. */
  public static void applied(
      OutputStream out, String command, Applied applied, @Nullable Stats stats) throws IOException {
    document(
        out,
        command,
        json -> {
          OutcomeJson.write(json, applied);
          statsIfAny(json, stats);
        });
  }

  /** How far a run has come, as one line of text. */
  public static String progress(Reading reading) {
    try {
      return Json.line(json -> {
        json.number("tcfs", VERSION);
        MeasureJson.reading(json, reading);
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a path stands. */
  public static void explained(OutputStream out, Explained explained) throws IOException {
    document(out, "explain", json -> ExplainJson.write(json, explained));
  }

  /**
   * What came of a push.
   *
   * @param stats what it cost; null if nobody asked
   */
  public static void pushed(OutputStream out, Pushed pushed, @Nullable Stats stats)
      throws IOException {
    document(
        out,
        "push",
        json -> {
          TransferJson.pushed(json, pushed);
          statsIfAny(json, stats);
        });
  }

  /** The same of a pull. */
  public static void pulled(OutputStream out, PulledFiles pulled, @Nullable Stats stats)
      throws IOException {
    document(
        out,
        "pull",
        json -> {
          TransferJson.pulled(json, pulled);
          statsIfAny(json, stats);
        });
  }

  /**
   * What came of an import, or would come of it.
   *
   * @param stats what it cost; null if nobody asked
   */
  public static void imported(
      OutputStream out, Imported imported, boolean dryRun, @Nullable Stats stats)
      throws IOException {
    document(
        out,
        "import",
        json -> {
          ImportJson.write(json, imported, dryRun);
          statsIfAny(json, stats);
        });
  }

  private static void statsIfAny(Json json, @Nullable Stats stats) throws IOException {
    if (stats != null) {
      json.object("stats", () -> MeasureJson.stats(json, stats));
    }
  }

  /** How a device stands. */
  public static void status(OutputStream out, Status status) throws IOException {
    document(out, "status", json -> StatusJson.status(json, status));
  }

  /** What a machine tracks. */
  public static void syncStatus(OutputStream out, SyncStatus status) throws IOException {
    document(out, "sync-status", json -> SyncStatusJson.write(json, status));
  }

  /** Something that an agent tells, as one line of text. */
  public static String event(AgentEvent event) throws IOException {
    return Json.line(json -> {
      json.number("tcfs", VERSION);
      WatchJson.event(json, event);
    });
  }

  /** How the other devices of the fleet are, as one line of text. */
  public static String peers(List<DeviceEntry> peers) throws IOException {
    return Json.line(json -> {
      json.number("tcfs", VERSION);
      WatchJson.peers(json, peers);
    });
  }

  /** That no agent can be asked, as one line of text. */
  public static String absent(String why) throws IOException {
    return Json.line(json -> {
      json.number("tcfs", VERSION);
      json.text("event", "absent");
      json.text("why", why);
    });
  }

  /** What a person has to decide. */
  public static void conflicts(OutputStream out, Undecided undecided) throws IOException {
    document(
        out,
        "conflicts",
        json -> {
          json.text("device", undecided.planned().device().text());
          NoticeJson.conflicts(json, undecided.planned().plan().notices());
          TransferJson.refused(json, undecided.pushes());
          NoticeJson.unknown(json, undecided.planned().plan().notices());
        });
  }

  /** The devices of a fleet. */
  public static void devices(OutputStream out, List<DeviceEntry> devices) throws IOException {
    document(
        out,
        "device list",
        json -> json.objects("devices", devices, device -> StatusJson.device(json, device)));
  }

  /** What leads from one state of the fleet document to another. */
  public static void difference(OutputStream out, RevisionDifference difference)
      throws IOException {
    document(
        out,
        "fleet diff",
        json -> {
          json.text("from", difference.from());
          json.text("to", difference.to());
          json.texts("lines", difference.lines());
        });
  }

  /** What holds on a device. */
  public static void settings(OutputStream out, DeviceSettings settings) throws IOException {
    document(
        out,
        "config effective",
        json -> {
          json.text("device", settings.device().text());
          json.object("document", () -> PlanJson.source(json, settings.source()));
          json.objects(
              "settings",
              settings.settings(),
              setting -> {
                json.text("field", setting.field());
                json.text("value", setting.value());
                json.text("origin", setting.origin().toString());
              });
        });
  }

  /** What was changed. */
  public static void changes(OutputStream out, Changes changes) throws IOException {
    document(out, "log", json -> ChangeJson.write(json, changes));
  }

  /** One version of a path, without its bytes. */
  public static void version(OutputStream out, StoredVersion version) throws IOException {
    document(
        out,
        "show",
        json -> {
          ChangeJson.change(json, version.change());
          NoticeJson.unreadableReports(json, version.unreadable());
        });
  }

  /** The manifest of a version, with what else there is to know. */
  public static void manifest(OutputStream out, PublishedManifest published) throws IOException {
    document(
        out,
        "manifest",
        json -> {
          json.object("manifest", () -> json.members(published.manifest()::write));
          NoticeJson.unreadableReports(json, published.unreadable());
        });
  }

  /** A manifest and nothing else: a document of the store's format, without the envelope. */
  public static void manifestAlone(OutputStream out, SyncManifest manifest) throws IOException {
    Json.document(out, json -> json.members(manifest::write));
  }

  /** What leads from one content of a path to another. */
  public static void difference(OutputStream out, Difference difference) throws IOException {
    document(out, "diff", json -> DifferenceJson.write(json, difference));
  }

  /** The roots of a device and those that it could have. */
  public static void roots(OutputStream out, RootListing listing) throws IOException {
    document(out, "root list", json -> RootJson.listing(json, listing));
  }

  /** What became of a root, of {@code root add} and {@code root remove}. */
  public static void root(OutputStream out, String command, RootChange change) throws IOException {
    document(out, command, json -> RootJson.change(json, change));
  }

  /** How everything stands that a device works with. */
  public static void checkup(OutputStream out, Checkup checkup) throws IOException {
    document(out, "doctor", json -> CheckupJson.write(json, checkup));
  }

  /** How the agent is as a service. */
  public static void service(OutputStream out, ServiceStatus status) throws IOException {
    document(out, "agent status", json -> ServiceJson.write(json, status));
  }

  /** What became of a service, of {@code agent install} and {@code agent uninstall}. */
  public static void service(OutputStream out, String command, ServiceChange change)
      throws IOException {
    document(out, command, json -> ServiceJson.change(json, change));
  }

  /** How a store was found. */
  public static void inspected(OutputStream out, Inspected inspected) throws IOException {
    document(out, "store check", json -> StoreJson.inspected(json, inspected));
  }

  /** What came of copying a store. */
  public static void copied(OutputStream out, StoreCopied copied) throws IOException {
    document(out, "store copy", json -> StoreJson.copied(json, copied));
  }

  /** What came of a repair. */
  public static void repaired(OutputStream out, StoreRepaired repaired) throws IOException {
    document(out, "store repair", json -> StoreJson.repaired(json, repaired));
  }

  /** How much there is in a store. */
  public static void measured(OutputStream out, Measured measured) throws IOException {
    document(out, "store stats", json -> StoreJson.measured(json, measured));
  }

  /** A device that is now part of a fleet. */
  public static void initialised(OutputStream out, Initialised made) throws IOException {
    document(out, "init", json -> MembershipJson.initialised(json, made));
  }

  /** A device that is now in the registry. */
  public static void enrolled(OutputStream out, Enrolment enrolment) throws IOException {
    document(out, "device enroll", json -> MembershipJson.enrolled(json, enrolment));
  }

  /** A device that is retired now. */
  public static void revoked(OutputStream out, Revocation revocation) throws IOException {
    document(out, "device revoke", json -> MembershipJson.revoked(json, revocation));
  }

  /** A fleet document that is valid. */
  public static void valid(OutputStream out, FleetDocument valid) throws IOException {
    document(out, "fleet validate", json -> DocumentJson.valid(json, valid));
  }

  /** A fleet document in its canonical form. */
  public static void rendered(OutputStream out, FleetDocument rendered) throws IOException {
    document(
        out,
        "fleet render",
        json -> {
          DocumentJson.valid(json, rendered);
          json.text("text", rendered.render());
        });
  }

  /** All that is wrong with a fleet document, of the commands that want a valid one. */
  public static void findings(OutputStream out, String command, List<Finding> findings)
      throws IOException {
    document(out, command, json -> DocumentJson.findings(json, findings));
  }

  /** The highest revision, which says what the working copy says; {@code changed} if it is new. */
  public static void published(
      OutputStream out, long revision, boolean changed, @Nullable String from) throws IOException {
    document(
        out,
        "fleet publish",
        json -> {
          DocumentJson.findings(json, List.of());
          DocumentJson.revision(json, revision, changed);
          json.textIfAny("from", from);
        });
  }

  /** The working copy, brought to the highest revision. */
  public static void documentPulled(OutputStream out, Pulled pulled) throws IOException {
    document(out, "fleet pull", json -> DocumentJson.pulled(json, pulled));
  }

  /** A pause that was begun, or was there already. */
  public static void paused(OutputStream out, Paused paused) throws IOException {
    document(
        out,
        "pause",
        json -> {
          json.textIfAny("since", paused.since());
          json.truth("changed", paused.changed());
        });
  }

  /**
   * That there is no pause any more.
   *
   * @param paused the one that is over; null if there was none
   */
  public static void resumed(OutputStream out, @Nullable Paused paused) throws IOException {
    document(
        out,
        "resume",
        json -> {
          json.textIfAny("since", paused == null ? null : paused.since());
          json.truth("changed", paused != null);
        });
  }

  /** Instead of any answer: why the command failed, and what it was called elsewhere. */
  public static void failed(
      OutputStream out, String command, String message, String nextStep, String trace)
      throws IOException {
    document(
        out,
        command,
        json ->
            json.object(
                "error",
                () -> {
                  json.text("message", message);
                  json.text("nextStep", nextStep);
                  json.text("trace", trace);
                }));
  }

  private static void document(OutputStream out, String command, Json.Document body)
      throws IOException {
    Json.document(
        out,
        json -> {
          json.number("tcfs", VERSION);
          json.text("command", command);
          body.write(json);
        });
  }
}
