package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every command prints with {@code --json} in the life of a fleet is as its schema says. */
class JsonTest {
  private static final Pattern HASH = Pattern.compile("\"hash\" : \"(\\w+)\"");

  /** So that a story which does not get there any more is told. */
  private static final List<String> STATES =
      List.of(
          "device-list.devices[].state=revoked",
          "diff-desired.devices[].actions[].action=adopt",
          "diff-desired.devices[].actions[].content.kind=link",
          "diff-desired.devices[].conflicts[].versions[]",
          "diff-desired.devices[].held[].changes[].kind=deletionElsewhere",
          "diff-desired.devices[].leftBehind[]",
          "diff-desired.devices[].localOnly[]",
          "diff-desired.devices[].reported.unread",
          "diff-desired.devices[].unreadableDevices[]",
          "diff-desired.devices[].unsupported[].repositories[]",
          "diff-desired.devices[].waiting[]",
          "explain.paths[].cause.kind=disk",
          "explain.paths[].cause.kind=leftAlone",
          "explain.paths[].cause.kind=versions",
          "explain.paths[].cause.kind=waiting",
          "explain.paths[].verdict=absent",
          "explain.paths[].verdict=conflict",
          "explain.paths[].verdict=failed",
          "explain.paths[].verdict=held",
          "explain.paths[].verdict=ignored",
          "explain.paths[].verdict=pending",
          "explain.paths[].verdict=synchronised",
          "explain.paths[].verdict=unsupported",
          "fleet-validate.findings[]",
          "import.conflicts[].versions[]",
          "import.refused[]",
          "log.changes[].change=copy",
          "log.changes[].change=mode",
          "log.changes[].change=renamed",
          "log.unreadableDevices[]",
          "pull.displaced[]",
          "push.unseen[].versions[]",
          "status.brokenWorkingCopy",
          "store-check.damages[].untold[]",
          "sync.halted[]",
          "sync.held[].changes[]",
          "sync.stats.requests");

  @TempDir Path folder;
  @TempDir Path elsewhere;

  private final JsonAnswers json = new JsonAnswers();
  private Machine a;
  private Machine b;

  @BeforeEach
  void join() throws IOException {
    a = Machine.in(folder, "a");
    b = Machine.in(folder, "b");
    json.failure(a, "init", "--store", a.store().toUri().toString(), "--root", "d=/");
    for (Machine machine : List.of(a, b, a)) {
      String store = machine.store().toUri().toString();
      String root = "docs=" + machine.docs();
      json.answer(machine, "init", "--store", store, "--device", machine.name(), "--root", root);
    }
    json.answer(a, "device", "enroll");
    a.declare("conflictMode: interactive");
  }

  @Test
  void everyAnswerIsAsItsSchemaSays() throws Exception {
    firstSync();
    edits();
    decideConflicts();
    releaseDeletions();
    haltARoot();
    leavePathsOut();
    pushAndPull();
    compareVersions();
    importOlder();
    changeTheDocument();
    mapRoots();
    fillTheDisk();
    suspend();
    breakTheDocument();
    damageTheStore();
    retire();
    assertEquals(allSchemas(), json.schemas());
    assertEquals(List.of(), STATES.stream().filter(it -> !json.met().contains(it)).toList());
  }

  /**
   * All but those that the others refer to, and those of progress and of watch, which are of lines.
   */
  private Set<String> allSchemas() {
    Set<String> names = new TreeSet<>();
    a.done("schema").out().lines().map(name -> name.replace(' ', '-')).forEach(names::add);
    names.remove("common");
    names.remove("progress");
    names.remove("sync-manifest");
    names.remove("watch");
    return names;
  }

  private void firstSync() throws Exception {
    for (int i = 0; i < 60; i++) {
      a.write("many/" + i, "number " + i);
    }
    a.write("plan.txt", "one\n");
    a.write("K\u00e4se \u001b[2K.txt", "an odd name");
    a.write(".tcfsignore", "*.tmp\n");
    a.write("x.tmp", "left out");
    a.write("repo/.git/HEAD", "ref: refs/heads/main");
    a.shell("ln -s plan.txt link; mkdir empty; mkfifo pipe; printf '\\0\\1' > binary");
    look(a);
    json.answer(a, "sync", "--stats");
    json.answer(b, "sync");
    look(b);
  }

  private void edits() throws IOException, InterruptedException {
    a.write("plan.txt", "one\ntwo\n");
    a.shell(
        "mv many/1 renamed; rm many/2; chmod 700 many/3; printf '\\0\\2' > binary; rmdir empty");
    look(a);
    json.answer(a, "explain", "docs/nothing");
    json.answer(a, "apply", "--yes");
    b.shell("mv many/1 renamed");
    look(b);
    json.answer(b, "sync");
  }

  private void decideConflicts() throws IOException {
    for (String decision : List.of("--keep-both", "--keep-local", "--keep-remote")) {
      b.write("plan.txt", "by b, " + decision);
      b.sync();
      a.write("plan.txt", "by a, " + decision);
      json.answer(a, "sync");
      look(a);
      json.answer(a, "explain", a.at("plan.txt").toString());
      json.answer(a, "resolve-conflict", a.at("plan.txt").toString(), decision);
      b.sync();
    }
    a.write("auto.txt", "by a");
    a.sync();
    b.write("auto.txt", "by b");
    json.answer(b, "sync");
    json.failure(a, "resolve-conflict", a.at("plan.txt").toString(), "--keep-both");
    json.answer(a, "sync");
    json.answer(a, "resolve-conflict", a.at("auto.txt").toString(), "--keep-local");
    b.sync();
    a.sync();
  }

  private void releaseDeletions() throws IOException {
    for (boolean isMeant : List.of(false, true)) {
      for (int i = 10; i < 50; i++) {
        a.delete("many/" + i);
      }
      json.answer(a, "sync");
      look(a);
      json.answer(a, "explain", a.at("many/11").toString());
      json.failure(a, "release", "docs", "--plan", "000000000000");
      String hash = heldHash(a.tcfs("diff-desired", "--json"));
      json.answer(
          a,
          isMeant
              ? List.of("release", "docs", "--plan", hash)
              : List.of("release", "docs", "--reject"));
    }
    b.tcfs("sync");
    look(b);
    b.tcfs("release", "docs", "--plan", heldHash(b.tcfs("diff-desired", "--json")));
  }

  private static String heldHash(Ended ended) {
    Matcher hash = HASH.matcher(ended.out());
    assertEquals(true, hash.find(), ended.out());
    return hash.group(1);
  }

  private void haltARoot() throws IOException, InterruptedException {
    Path away = a.docs().resolveSibling("away");
    Files.move(a.docs(), away);
    look(a);
    json.answer(a, "sync");
    Files.move(away, a.docs());
    a.shell("mkdir ../away; mv * .tcfsignore ../away");
    b.write("late.txt", "it has to wait for a word about the emptied root");
    b.sync();
    look(a);
    a.shell("mv ../away/* ../away/.tcfsignore .");
    a.sync();
  }

  private void leavePathsOut() throws IOException, InterruptedException {
    a.write(".tcfsignore", "*.tmp\nauto.txt\n");
    json.answer(a, "sync");
    look(a);
    a.write(".tcfsignore", "*.tmp\n");
    a.sync();
    b.write("pipe/inside", "a has a pipe there");
    b.sync();
    look(a);
    b.shell("rm -r pipe");
    b.sync();
  }

  private void pushAndPull() throws IOException {
    Path mine = Files.writeString(elsewhere.resolve("mine.txt"), "1");
    Path theirs =
        Files.writeString(Files.createDirectory(elsewhere.resolve("b")).resolve("mine.txt"), "2");
    json.answer(a, "push", mine.toString());
    json.answer(b, "push", theirs.toString());
    json.answer(b, "push", theirs.toString(), "--keep-local");
    json.answer(a, "push", a.docs().toString());
    json.failure(a, "push", elsewhere.resolve("nothing").toString());
    Path target = Files.writeString(elsewhere.resolve("target.txt"), "known to nobody");
    json.failure(a, "pull", "default/mine.txt", target.toString());
    json.answer(a, "pull", "default/mine.txt", target.toString(), "--force");
    json.answer(a, "pull", "tcfs/docs", elsewhere.resolve("docs").toString());
    json.answer(a, "log", "default");
  }

  private void compareVersions() throws IOException, InterruptedException {
    a.sync();
    a.write("plan.txt", "here\nonly\n");
    a.shell("printf '\\0\\3' > binary");
    for (String path : List.of("docs/plan.txt", "docs/binary", "docs/link", "docs/many/3")) {
      json.answer(a, "diff", path);
      json.answer(a, "diff", path, "--with", "b", "--to", "base");
      json.answer(a, "show", path + "@base");
      json.answer(a, "manifest", path);
    }
    json.failure(a, "diff", "docs/nothing");
    json.failure(a, "show", "docs/nothing@b");
    json.failure(a, "manifest", "docs/nothing");
  }

  private void importOlder() throws IOException {
    Path older = elsewhere.resolve("older");
    Path index = Files.createDirectories(older.resolve("index"));
    Files.writeString(index.resolve("plan.txt"), "type=directory\n");
    Files.writeString(index.resolve("new"), "type=directory\n");
    Files.writeString(index.resolve("bad"), "nothing that is known");
    String source = older.toUri().toString();
    json.answer(a, "import", "--from-manifests", source, "--into", "docs", "--dry-run");
    json.answer(a, "import", "--from-manifests", source, "--into", "docs", "--yes", "--stats");
    json.failure(a, "import", "--from-manifests", source, "--into", "nothing", "--yes");
  }

  private void changeTheDocument() throws IOException {
    json.answer(a, "fleet", "publish");
    Path copy = document(a);
    String before = Files.readString(copy);
    Files.writeString(copy, before.replace("count: 500", "count: 400"));
    look(a);
    json.answer(a, "fleet", "diff");
    json.answer(a, "fleet", "publish");
    json.answer(a, "fleet", "diff", "1", "2");
    Files.writeString(document(b), before.replace("count: 500", "count: 300"));
    json.failure(b, "fleet", "publish");
    json.failure(b, "fleet", "pull");
    Files.writeString(document(b), before);
    json.answer(b, "fleet", "pull");
    json.answer(a, "config", "effective", "--device", "b");
    json.failure(a, "config", "effective", "--device", "nobody");
  }

  private static Path document(Machine machine) {
    return machine.home().resolve("config/fleet.yaml");
  }

  /** Of a service manager that nobody can reach. */
  private void runAsAService() {
    json.answer(a, "agent", "status");
    json.failure(a, "agent", "install", "--program", "/nothing");
    json.answer(a, "agent", "install", "--program", "/bin/sh");
    json.answer(a, "agent", "status");
    json.answer(a, "agent", "uninstall");
    json.answer(a, "pause");
    json.answer(a, "status");
    json.answer(a, "sync-status", a.at("plan.txt").toString());
    json.answer(a, "resume");
    json.answer(a, "resume");
  }

  private void mapRoots() throws IOException {
    Path photos = folder.resolve("a/photos");
    json.answer(a, "root", "add", "photos=" + photos);
    json.answer(a, "root", "add", "photos=" + photos);
    json.answer(a, "root", "list");
    runAsAService();
    json.answer(a, "doctor");
    json.answer(a, "store", "check");
    json.answer(a, "store", "stats");
    json.answer(b, "root", "list");
    a.sync();
    json.answer(a, "root", "remove", "photos");
    json.failure(a, "root", "remove", "photos");
    look(a);
  }

  private void fillTheDisk() throws IOException {
    b.write("large.txt", "large");
    b.sync();
    String floor = "  guards:\n    minFreeBytes: 9000000000000000\n";
    a.changeDocument(text -> text.replace("  guards:\n", floor));
    look(a);
    json.answer(a, "sync");
    a.changeDocument(text -> text.replace(floor, "  guards:\n"));
    a.sync();
  }

  private void suspend() throws IOException {
    a.changeDocument(text -> text.replaceFirst("\nspec:\n", "\nspec:\n  suspend: true\n"));
    look(a);
    json.answer(a, "sync");
    a.changeDocument(text -> text.replace("  suspend: true\n", ""));
    a.declare("syncGitDirs: true");
    look(a);
    json.answer(a, "sync");
  }

  private void breakTheDocument() throws IOException {
    String before = Files.readString(document(a));
    Files.writeString(document(a), before.replace("percent: 25", "percent: many") + "\nx: 1\n");
    for (String command : List.of("validate", "render", "publish")) {
      Ended ended = json.answer(a, "fleet", command);
      assertEquals(1, ended.code(), ended::all);
    }
    json.answer(a, "status");
    json.failure(a, "diff-desired");
    Files.writeString(document(a), before);
    json.answer(a, "fleet", "validate");
    json.answer(a, "fleet", "render");
  }

  /** The newest slot of b cannot be read. */
  private void damageTheStore() throws IOException {
    a.sync();
    b.write("lost.txt", "lost");
    b.sync();
    try (Stream<Path> slots = Files.walk(a.store().resolve("heads/b"))) {
      Path newest = slots.filter(Files::isRegularFile).max((x, y) -> x.compareTo(y)).orElseThrow();
      Files.writeString(newest, "damaged");
    }
    look(a);
    json.answer(a, "store", "check");
    json.answer(a, "store", "stats");
    json.answer(a, "store", "repair", "--yes");
    String copy = folder.resolve("copy").toUri().toString();
    json.answer(a, "store", "copy", a.store().toUri().toString(), copy);
    json.failure(a, "store", "copy", copy, copy);
    json.answer(a, "pull", "docs/plan.txt", elsewhere.resolve("plan.txt").toString());
  }

  private void retire() {
    json.answer(a, "device", "revoke", "b");
    json.answer(a, "device", "revoke", "b");
    look(a);
    json.failure(a, "device", "revoke", "nobody");
    json.failure(b, "sync");
  }

  /** All commands that only look, in the state in which the machine is. */
  private void look(Machine machine) {
    List<List<String>> looks = new ArrayList<>();
    looks.add(List.of("diff-desired"));
    looks.add(List.of("diff-desired", "--all-devices"));
    looks.add(List.of("status"));
    looks.add(List.of("sync-status"));
    looks.add(List.of("status", machine.at("plan.txt").toString()));
    looks.add(List.of("status", machine.at("x.tmp").toString()));
    looks.add(List.of("explain", "docs"));
    looks.add(List.of("conflicts"));
    looks.add(List.of("log"));
    looks.add(List.of("device", "list"));
    looks.add(List.of("config", "effective"));
    looks.forEach(args -> json.answer(machine, args));
  }
}
