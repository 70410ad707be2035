package io.tummycrypt.tcfs.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.app.measure.Stats;
import io.tummycrypt.tcfs.app.operations.Change;
import io.tummycrypt.tcfs.app.operations.Changes;
import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Checkup;
import io.tummycrypt.tcfs.app.operations.Difference;
import io.tummycrypt.tcfs.app.operations.Imported;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.PublishedManifest;
import io.tummycrypt.tcfs.app.operations.Reported;
import io.tummycrypt.tcfs.app.operations.RootListing;
import io.tummycrypt.tcfs.app.operations.Source;
import io.tummycrypt.tcfs.app.operations.StoredVersion;
import io.tummycrypt.tcfs.core.apply.Report.Failure;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.desired.Unsupported;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.NameProblem;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Plan.Bookkeeping;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import io.tummycrypt.tcfs.core.plan.Reason;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Siblings;
import io.tummycrypt.tcfs.core.view.UnreadableSlot;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.entry.SyncManifest;
import io.tummycrypt.tcfs.store.object.StoreRequest.Kind;
import io.tummycrypt.tcfs.store.older.ImportPlan;
import io.tummycrypt.tcfs.store.older.ImportPlan.Differing;
import io.tummycrypt.tcfs.store.older.ImportPlan.Known;
import io.tummycrypt.tcfs.store.older.ImportPlan.New;
import io.tummycrypt.tcfs.store.older.ImportPlan.Refused;
import io.tummycrypt.tcfs.store.older.OlderFile;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import io.tummycrypt.tcfs.store.slot.History.Gap;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Literal plans, with everything in them that a plan can have. */
public final class Samples {
  public static final RootName DOCS = new RootName("docs");
  public static final RootName PICS = new RootName("pics");
  public static final RootName TAPES = new RootName("tapes");
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  public static final String ODD = "evil\nroot docs: as desired\u001b[2K.txt";

  private static final DeviceName YOGA = new DeviceName("yoga");
  private static final DeviceName BATES = new DeviceName("bates");

  private Samples() {}

  /** A plan with each kind of action and notice. */
  public static Planned rich() {
    return rich(1);
  }

  /**
   * The same plan as another attempt at making it would give it.
   *
   * @param life what a new life of the device draws at random
   */
  public static Planned rich(long life) {
    return planned(new Source.Published(7), 7, actions(life), notices());
  }

  /** A plan for the published revision. */
  public static Planned planned(List<Action> actions, List<Notice> notices) {
    return planned(new Source.Published(7), 7, actions, notices);
  }

  /** A plan for a working copy that is not published. */
  public static Planned ofWorkingCopy() {
    Path file = Path.of("/home/jess/.config/tcfs/fleet.yaml");
    return planned(new Source.WorkingCopy(file, 6, 7), 0, actions(1).subList(0, 1), List.of());
  }

  /** A plan in which there is nothing. */
  public static Planned empty() {
    return planned(List.of(), List.of());
  }

  /** All that there can be to do at a message server. */
  public static StreamPlan streams() {
    List<StreamAction> actions = new ArrayList<>();
    for (StreamAction.What what : StreamAction.What.values()) {
      for (StreamAction.Part part : StreamAction.Part.values()) {
        List<StreamAction.Difference> differences =
            what == StreamAction.What.MAKE
                ? List.of()
                : List.of(
                    new StreamAction.Difference("maxAge", "3600s", "7d"),
                    new StreamAction.Difference("subjects", "", "STATE.>"));
        actions.add(new StreamAction(what, part, "STATE\nX", differences));
      }
    }
    return new StreamPlan(actions, null);
  }

  /** What a device said that is behind. */
  public static Reported reported() {
    DeviceReport report =
        new DeviceReport(
            BATES,
            NOON,
            "0.1.0",
            6,
            new DeviceReport.Sync(NOON, DeviceReport.Outcome.PARTLY),
            new DeviceReport.Waiting(1, 2, 3),
            new TreeMap<>(Map.of(YOGA, 4L, BATES, 9L)),
            new TreeMap<>());
    TreeMap<DeviceName, Long> highest =
        new TreeMap<>(Map.of(YOGA, 6L, BATES, 11L, new DeviceName("mini"), 1L));
    return Reported.of(report, 7, highest);
  }

  public static Planned planned(
      Source source, long revision, List<Action> actions, List<Notice> notices) {
    Bookkeeping none = new Bookkeeping(List.of(), List.of(), List.of(), List.of(), true);
    Plan plan = new Plan(YOGA, revision, actions, notices, none);
    return new Planned(desired(revision), source, plan, null);
  }

  private static Desired desired(long revision) {
    SortedMap<RootName, DesiredRoot> roots = new TreeMap<>();
    roots.put(DOCS, root(DOCS, "/home/jess/my docs", RootMode.FULL));
    roots.put(PICS, root(PICS, "/data/pics", RootMode.FULL));
    roots.put(TAPES, root(TAPES, "/data/tapes", RootMode.ON_DEMAND));
    return new Desired(new FleetName("lab"), revision, YOGA, roots, List.of());
  }

  /** The desired state of a device with one root, {@code docs} at {@code path}. */
  public static Desired desiredAt(String path) {
    SortedMap<RootName, DesiredRoot> roots = new TreeMap<>();
    roots.put(DOCS, root(DOCS, path, RootMode.FULL));
    return new Desired(new FleetName("lab"), 1, YOGA, roots, List.of());
  }

  private static DesiredRoot root(RootName name, String path, RootMode mode) {
    return new DesiredRoot(
        name,
        setting(path),
        setting(mode),
        setting(ConflictMode.AUTO),
        List.of(),
        List.of(),
        new Guards(setting(new DeleteBudget(25, 500)), setting(1L << 30)));
  }

  private static <T> Setting<T> setting(T value) {
    return new Setting<>(value, new Origin("fleet.yaml", 12, 5, "spec.roots[0]"));
  }

  private static List<Action> actions(long life) {
    Version copy = version("plan.md", file(3, 2000), BATES, life).copiedTo(path("plan.copy.md"));
    Version moved = moved(version("new name.txt", file(5, 12), YOGA, life), path("old.txt"));
    return List.of(
        push("a/new.txt", file(1, 1_234_567), Rule.NEW_HERE, 1_234_567, life),
        push("link", new Content.Link("../a b"), Rule.NEW_HERE, 0, life),
        new Action.Push(moved, null, 0, reason(Rule.NEW_HERE)),
        new Action.PushDeletion(gone("old.txt", life), true, reason(Rule.DELETED_HERE)),
        new Action.PushCopy(copy, new Reason(Rule.CONFLICT_COPY, "plan.md")),
        push("run.sh", file(6, 0), Rule.CHANGED_HERE, 0, life),
        adopt("same.txt", file(7, 99)),
        new Action.Delete(
            DOCS,
            path("b.txt"),
            file(8, 512),
            base(Content.nothing()),
            from(Rule.DELETED_ELSEWHERE)),
        new Action.RemoveFolder(DOCS, path("b"), folder(0755), null, reason(Rule.FOLDER_EMPTIED)),
        new Action.MakeFolder(
            DOCS, path("c"), Content.nothing(), base(folder(0700)), from(Rule.NEW_ELSEWHERE)),
        pull("c/d.bin", Content.nothing(), file(9, 40_960), 40_960, Rule.NEW_ELSEWHERE),
        pull(ODD, file(10, 5), file(11, 700), 0, Rule.CHANGED_ELSEWHERE),
        attributes("mode.sh", 0644, 0755),
        attributes("time.sh", 0644, 0644));
  }

  private static List<Notice> notices() {
    Siblings siblings =
        Siblings.of(
            List.of(
                version("notes/it's.md", file(20, 1_200), BATES, 1),
                version("notes/it's.md", file(21, 1_300), YOGA, 1)));
    return List.of(
        new Notice.NotSupported(
            new Unsupported(
                setting("syncGitDirs: true"), "git repositories in 'docs' stay local", DOCS),
            new TreeMap<>(Map.of(path("app/.git"), 12_345_678L, path("a 'b'/.git"), 41L))),
        new Notice.NotSupported(
            new Unsupported(setting("nats: [nats://hub]"), "changes are not announced", null)),
        new Notice.OpenConflict(DOCS, path("notes/it's.md"), siblings, file(21, 1_300)),
        new Notice.Held(PICS, path("1.jpg"), Held.Kind.DELETION_HERE, file(30, 5_000_000)),
        new Notice.Held(PICS, path("2 b.jpg"), Held.Kind.EMPTIED, file(31, 0)),
        new Notice.Finding(DOCS, path("pipe"), new Problem(Problem.Kind.SPECIAL, "a pipe")),
        new Notice.Finding(
            DOCS, path("x/" + ODD), new Problem(Problem.Kind.UNREADABLE, "permission denied")),
        new Notice.NameFinding(
            DOCS, new NameProblem(null, "caf\\xe9.txt", "the name is not UTF-8")),
        new Notice.LeftBehind(DOCS, "/srv/docs", "/home/jess/my docs"),
        new Notice.LeftBehind(new RootName("old"), "/home/jess/old\nroot", null),
        new Notice.LocalOnly(DOCS, path("log/a.log"), setting("*.log")),
        new Notice.DiskFloor(PICS, 4L << 30, 3L << 30, 1L << 30),
        new Notice.UnreadableDevice(
            BATES,
            new UnreadableSlot(
                7, "object 'heads/bates/7' is damaged: found another end, expected the digest 0a")),
        new Notice.Waiting(PICS, 12, new TreeMap<>(Map.of(BATES, 7L))),
        new Notice.LeftOut(DOCS, 1, 12),
        new Notice.LeftOut(PICS, 2, 0),
        new Notice.Halted(
            TAPES,
            "mode 'onDemand' is not supported by this version",
            "set mode: full for this root, or leave it out on this device"));
  }

  public static Action push(String path, Content content, Rule rule, long bytesUp, long life) {
    return new Action.Push(version(path, content, YOGA, life), null, bytesUp, reason(rule));
  }

  public static Action pull(
      String path, Content expected, Content next, long bytesDown, Rule rule) {
    return new Action.Pull(DOCS, path(path), expected, base(next), bytesDown, from(rule));
  }

  private static Action adopt(String path, Content content) {
    return new Action.Adopt(DOCS, path(path), base(content), reason(Rule.SAME_CONTENT));
  }

  private static Action attributes(String path, int before, int after) {
    Content.File next = new Content.File(digest(12), 10, after);
    Content.File expected = new Content.File(digest(12), 10, before);
    Reason reason = from(Rule.CHANGED_ELSEWHERE);
    return new Action.SetAttributes(DOCS, path(path), expected, base(next), reason);
  }

  private static Version gone(String path, long life) {
    return version(path, Content.nothing(), YOGA, life, file(5, 12), null);
  }

  private static Version moved(Version version, TreePath from) {
    return version(
        version.path().toString(),
        version.content(),
        YOGA,
        version.dot().writer().bits(),
        Content.nothing(),
        from);
  }

  public static Version version(String path, Content content, DeviceName by, long life) {
    Content from = path.equals("run.sh") ? file(60, 1) : Content.nothing();
    return version(path, content, by, life, from, null);
  }

  private static Version version(
      String path,
      Content content,
      DeviceName by,
      long life,
      Content from,
      @Nullable TreePath movedFrom) {
    Dot dot = new Dot(new Incarnation(by, life), 1);
    return new Version(
        DOCS,
        path(path),
        content,
        NOON.plusSeconds(life),
        Clock.ZERO.tick(dot),
        by,
        dot,
        from,
        ConflictMode.INTERACTIVE,
        null,
        movedFrom);
  }

  private static Base base(Content content) {
    Dot dot = new Dot(new Incarnation(BATES, 42), 3);
    return new Base(content, NOON, Clock.ZERO.tick(dot), dot, null, null);
  }

  private static Reason reason(Rule rule) {
    return new Reason(rule, "");
  }

  private static Reason from(Rule rule) {
    return new Reason(rule, BATES.text());
  }

  public static Content.File file(int seed, long size) {
    return new Content.File(digest(seed), size, 0644);
  }

  private static Content folder(int mode) {
    return new Content.Folder(mode);
  }

  static Digest digest(int seed) {
    return new Digest(Digest.Algorithm.BLAKE3, 0x0123456789abcdefL * seed, seed, seed, seed);
  }

  /** What stands against a push. */
  public static Overtaken overtaken() {
    Notice.OpenConflict conflict =
        (Notice.OpenConflict)
            notices().stream()
                .filter(Notice.OpenConflict.class::isInstance)
                .findFirst()
                .orElseThrow();
    return new Overtaken(DOCS, path("plan.md"), file(1, 5), conflict.siblings(), false);
  }

  /** Roots of a device, and some that it does not have. */
  public static RootListing roots() {
    return new RootListing(
        new DeviceName("yoga"),
        new Source.Published(7),
        List.of(
            new RootListing.Mapped(DOCS, "/home/jess/my docs", RootMode.FULL),
            new RootListing.Mapped(new RootName("film"), "/media/film", RootMode.ON_DEMAND)),
        List.of(
            new RootListing.Unmapped(new RootName("git"), "~/git"),
            new RootListing.Unmapped(new RootName("photos"), null)));
  }

  /** Something at each level, and in each area. */
  public static Checkup checkup() {
    return new Checkup(
        List.of(
            Check.ok(Check.Topic.JDK, "25.0.1+8 of Eclipse Adoptium"),
            Check.warn(
                Check.Topic.BLAKE3,
                "Java: right, and several times slower than native code",
                "install a C compiler (gcc or clang), and build tcfs again with ./check"),
            Check.ok(Check.Topic.KEYS, "/home/jess/.local/share/tcfs/keys, for its owner only"),
            Check.error(
                    Check.Topic.FOLDER,
                    "its folder /home/jess/do\u001bcs is missing",
                    "mount or restore it")
                .of(DOCS),
            Check.error(
                Check.Topic.ENDPOINT, "no such host: s3.example", "see that it can be reached"),
            Check.skipped(Check.Topic.CREATE_ONCE, "the store cannot be asked")));
  }

  public static TreePath path(String text) {
    return TreePath.parse(text);
  }

  /** Changes of every kind, one of them of a hostile name, and what is missing among them. */
  public static Changes changes() {
    Version copy =
        version("plan.md", file(3, 12), BATES, 7).copiedTo(path("plan.conflict-bates.md"));
    Version deleted = version("old.md", Content.nothing(), YOGA, 1, file(4, 2048), null);
    Version resolved = version("plan.md", file(1, 29), YOGA, 2, file(2, 28), null);
    Version renamed = version("new.md", file(4, 2048), YOGA, 3, Content.nothing(), path("old.md"));
    Version mode =
        version("run.sh", new Content.File(digest(5), 9, 0755), YOGA, 4, file(5, 9), null);
    Version link = version(ODD, new Content.Link("../a b"), BATES, 5, folder(0700), null);
    return new Changes(
        new Place(DOCS, null),
        List.of(
            new Change(resolved, NOON, YOGA, List.of(copy.dot(), deleted.dot())),
            new Change(copy, NOON, YOGA, List.of()),
            new Change(renamed, NOON.minusSeconds(1), YOGA, List.of()),
            new Change(deleted, NOON.minusSeconds(1), YOGA, List.of()),
            new Change(mode, NOON.minusSeconds(60), YOGA, List.of()),
            new Change(link, NOON.minusSeconds(3600), YOGA, List.of()),
            new Change(version("plan.md", file(2, 28), BATES, 6), NOON, BATES, List.of())),
        9,
        List.of(new Gap(BATES, 12, "'segments/bates/0f' has digest 1, expected 0f\u001b[2K")));
  }

  /** A version of a file. */
  public static StoredVersion storedVersion() {
    return new StoredVersion(
        new Place(DOCS, path("plan.md")),
        changes().changes().getFirst(),
        out -> out.write("hello\u001b[2K\n".getBytes(UTF_8)),
        List.of());
  }

  /** An import with everything that one can have, before anything of it is done. */
  public static Imported importPlanned() {
    Version fresh = version("old/plan.md", file(2, 28), BATES, 6);
    Version there = version("old/notes.md", file(3, 12), YOGA, 2);
    ImportPlan plan =
        new ImportPlan(
            new Place(DOCS, path("old")),
            List.of(
                new Refused("../evil\u001b[2K", "it has an empty name, '.' or '..' in it"),
                new New(fresh, new OlderFile("manifests/2", digest(9), digest(2), 28)),
                new Differing(path("old/notes.md"), file(4, 5), "bates.local", List.of(there)),
                new Known(path("old/same.md"))),
            1,
            2);
    return Imported.planned("file:///mnt/older", plan);
  }

  /** The same once it was carried out, as well as could be. */
  public static Imported imported() {
    Imported planned = importPlanned();
    Failure failure =
        new Failure(DOCS, path("old/bad.md"), "chunk 2 of 3, 'chunks/0f', is missing");
    return new Imported(
        planned.source(),
        planned.plan(),
        planned.plan().news().stream().map(New::version).toList(),
        List.of(failure),
        List.of());
  }

  /** The manifest of a file of two chunks. */
  public static PublishedManifest manifest() {
    SyncManifest manifest =
        new SyncManifest(
            version("plan.md", file(2, 28), BATES, 6),
            List.of(digest(3), digest(4)),
            NOON.getEpochSecond());
    return new PublishedManifest(manifest, List.of());
  }

  /** What leads from one text to another. */
  public static Difference fileDifference() {
    return new Difference(
        new Place(DOCS, path("plan.md")),
        new Difference.Side("base", file(1, 5)),
        new Difference.Side("", new Content.File(digest(2), 5, 0600)),
        List.of("--- docs/plan.md@base", "+++ docs/plan.md", "@@ -1,1 +1,1 @@", "-a", "+\u001b[2K"),
        null,
        List.of());
  }

  /** What a run cost, a bit of everything. */
  public static Stats stats() {
    TreeMap<Kind, Long> requests = new TreeMap<>();
    TreeMap<Phase, Duration> phases = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      requests.put(kind, (long) kind.name().length());
    }
    requests.put(Kind.SIZE, 0L);
    for (Phase phase : Phase.values()) {
      phases.put(phase, Duration.ofMillis(1234L * phase.name().length()));
    }
    return new Stats(
        requests, 5000, 100_000, 3_000_000, 200_000, 90_000, phases, Duration.ofSeconds(40));
  }
}
