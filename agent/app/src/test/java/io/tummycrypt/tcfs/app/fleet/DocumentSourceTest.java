package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.metrics.MetricsServer;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.engine.home.SourceNote.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fleet whose document is not written with tcfs: agents publish what its source says. */
class DocumentSourceTest extends TwoMachines {
  private static final Pace ONLY_HEARING = RunningAgent.QUICK.polling(3_600_000);

  private final List<RunningAgent> running = new ArrayList<>();

  private RunningAgent run(Machine machine) throws IOException, InterruptedException {
    return run(machine, RunningAgent.QUICK);
  }

  private RunningAgent run(Machine machine, Pace pace) throws IOException, InterruptedException {
    RunningAgent agent = RunningAgent.of(machine, pace);
    running.add(agent);
    return agent;
  }

  @AfterEach
  void endAll() throws InterruptedException {
    for (RunningAgent agent : running) {
      agent.end();
    }
  }

  private static void source(Machine machine, String... settings) throws IOException {
    Path file = machine.home().resolve("config/device.yaml");
    String before = Files.readString(file).replaceAll("(?s)documentSource:.*", "");
    Files.writeString(file, before + "documentSource:\n  " + String.join("\n  ", settings) + "\n");
  }

  private static String document(Machine machine) throws IOException {
    machine.done("fleet", "pull");
    String text = Files.readString(machine.home().resolve("config/fleet.yaml"));
    return text.substring(text.indexOf('\n') + 1);
  }

  private static String status(Machine machine) {
    return machine.tcfs("status").all();
  }

  private static void says(Machine machine, String text) {
    Eventually.holds(() -> status(machine).contains(text), () -> status(machine));
  }

  private long revisions() throws IOException {
    try (var list = Files.list(a.store().resolve("tcfs-meta/fleet"))) {
      return list.count();
    }
  }

  private String comment(String text) throws IOException {
    return "# " + text + "\n" + document(a);
  }

  /** The same with another conflict mode, so that it means something else. */
  private static String changed(String document, String mode) {
    String after = document.replaceAll("conflictMode: [a-z]+", "conflictMode: " + mode);
    assertFalse(after.equals(document), "the change changes nothing");
    return after;
  }

  @Test
  void aFileThatIsEditedIsPublishedAtOnce() throws IOException, InterruptedException {
    Path file = folder.resolve("fleet.yaml");
    String first = document(a);
    Files.writeString(file, "# from a file\n" + first);
    source(a, "files: " + file);
    run(a);
    says(a, "document   revision 3, from " + file + " on a\n");
    says(b, "document   revision 3, from " + file + " on a\n");
    assertTrue(document(b).startsWith("# from a file\n"), document(b));

    Files.writeString(file, changed(first, "interactive"));
    says(b, "document   revision 4, from " + file);
    says(a, "source     " + file + " on a: is published, since ");

    // What means the same is not published again.
    Files.writeString(file, "# another comment\n" + changed(first, "interactive"));
    Files.writeString(a.docs().resolve("after"), "text");
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.docs().resolve("after"));
        },
        () -> "it did not come");
    assertEquals(4, revisions());
  }

  /** It looks by itself once an hour. */
  @Test
  void aFileThatIsEditedIsHeardOf() throws IOException, InterruptedException {
    Path file = folder.resolve("fleet.yaml");
    String first = document(a);
    Files.writeString(file, "# from a file\n" + first);
    source(a, "files: " + file);
    run(a, ONLY_HEARING);
    says(b, "document   revision 3, from " + file);
    Files.writeString(file, changed(first, "interactive"));
    says(b, "document   revision 4, from " + file);
    Path fresh = Files.writeString(folder.resolve("fresh"), changed(first, "defer"));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    says(b, "document   revision 5, from " + file);
  }

  /** The folder of the link is watched, and that of the file is not. */
  @Test
  void aFileThatIsNotHeardOfIsReadNowAndThen() throws IOException, InterruptedException {
    Path file = Files.createDirectory(folder.resolve("elsewhere")).resolve("fleet.yaml");
    Path link = Files.createSymbolicLink(folder.resolve("fleet.yaml"), file);
    String first = document(a);
    Files.writeString(file, "# from a file\n" + first);
    source(a, "files: " + link);
    run(a);
    says(b, "document   revision 3, from " + link);
    Files.writeString(file, changed(first, "interactive"));
    says(b, "document   revision 4, from " + link);
  }

  @Test
  void aFolderOfFilesIsOneDocument() throws IOException, InterruptedException {
    Path sources = Files.createDirectories(folder.resolve("fleet"));
    String[] parts = document(a).split("(?m)^---\\n", -1);
    for (int i = 0; i < parts.length; i++) {
      Files.writeString(sources.resolve(i + ".yaml"), parts[i]);
    }
    source(a, "files: " + sources);
    run(a);
    says(a, "document   revision 3, from " + sources + " on a\n");
    Files.writeString(sources.resolve("0.yaml"), changed(parts[0], "defer"));
    says(b, "document   revision 4, from " + sources);
  }

  @Test
  void aBranchThatMovesIsPublishedWithItsCommit() throws IOException, InterruptedException {
    SourceRepository repository = SourceRepository.in(folder.resolve("repository"));
    String first = document(a);
    String one = repository.commit("# one\n" + first);
    source(a, "git: " + repository.folder(), "branch: main");
    a.done("fleet", "publish", "--from-source");
    String from = ", from git " + repository.folder() + " (branch main) at ";
    says(a, "document   revision 3" + from + one + "\n");
    Machine.Ended again = a.done("fleet", "publish", "--from-source");
    assertTrue(again.out().contains("nothing to publish: revision 3 says the same"), again.out());

    String two = repository.commit(changed(first, "interactive"));
    Machine.Ended published = a.done("fleet", "publish", "--from-source", "--json");
    assertTrue(published.out().contains("\"revision\" : 4"), published.out());
    assertTrue(published.out().contains(two), published.out());
    String json = b.done("status", "--json").out();
    assertTrue(json.contains("\"from\" : \"git " + repository.folder()), json);
    String difference = b.done("fleet", "diff", "3", "4").out();
    assertTrue(difference.contains("revision 4" + from + two), difference);
    assertTrue(difference.contains("+    conflictMode: interactive"), difference);
  }

  @Test
  void agentsFollowABranchAndDoNotFightOverIt() throws IOException, InterruptedException {
    SourceRepository repository = SourceRepository.in(folder.resolve("repository"));
    String first = document(a);
    String one = repository.commit("# one\n" + first);
    repository.git("tag", "v1");
    source(a, "git: " + repository.folder(), "pollSeconds: 1");
    source(b, "git: " + repository.folder(), "pollSeconds: 1");
    run(a);
    run(b);
    String from = ", from git " + repository.folder();
    says(b, "document   revision 3" + from + " at " + one);

    String two = repository.commit(changed(first, "interactive"));
    says(b, "document   revision 4" + from + " at " + two);
    says(a, "source     git " + repository.folder() + " at " + two + ": is published");
    says(b, "source     git " + repository.folder() + " at " + two + ": is published");
    assertEquals(4, revisions());

    // Another source, here of the same agent, is a person's decision.
    source(a, "git: " + repository.folder(), "tag: v1");
    says(a, "! revision 4 comes from another source, git " + repository.folder() + " at " + two);
  }

  @Test
  void aBrokenDocumentIsNamedUntilItIsMended() throws IOException, InterruptedException {
    Path file = folder.resolve("fleet.yaml");
    String first = document(a);
    Files.writeString(file, first);
    source(a, "files: " + file);
    run(a);
    says(a, "document   revision 3, from ");

    Files.writeString(file, first.replace("conflictMode:", "conflictMod:") + "  oops: 1\n");
    says(a, "source     " + file + " on a: is not followed, since ");
    String status = status(a);
    assertTrue(status.contains("    ! " + file + ":"), status);
    assertTrue(status.contains("spec.defaults.conflictMod: "), status);
    assertTrue(status.contains("spec.oops: "), status);
    assertTrue(status.contains("document   revision 3, from "), status);
    assertTrue(a.done("status", "--json").out().contains("\"outcome\" : \"refused\""));
    Machine.Ended byHand = a.ends(1, "fleet", "publish", "--from-source");
    assertTrue(byHand.out().contains("spec.oops: "), byHand.all());

    // The last good one keeps ruling.
    Files.writeString(a.docs().resolve("meanwhile"), "text");
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.docs().resolve("meanwhile"));
        },
        () -> "nothing is done any more");

    Files.writeString(file, changed(first, "defer"));
    says(a, "document   revision 4, from ");
    says(a, "source     " + file + " on a: is published");
  }

  @Test
  void aSourceThatIsAwayIsWaitedFor() throws IOException, InterruptedException {
    Path place = folder.resolve("repository");
    source(a, "git: " + place);
    run(a);
    says(a, "source     git " + place + ": cannot be reached, since ");
    assertEquals(2, revisions());
    a.ends(1, "fleet", "publish", "--from-source");
    SourceRepository repository = SourceRepository.in(place);
    repository.commit("# here\n" + document(a));
    a.done("fleet", "publish", "--from-source");
    says(a, "document   revision 3, from git " + place);
    says(a, "source     git " + place + " at ");
  }

  /** A folder stands where is noted what came of it. */
  @Test
  void whatIsInForceIsFollowedWhileTheSourceIsInTrouble() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("fleet.yaml"), "# 3\n" + document(a));
    Path inTheWay = Files.createDirectory(a.home().resolve("state/document-source"));
    source(a, "files: " + file);
    RunningAgent agent = run(a);
    Eventually.holds(
        () -> agent.notes().stream().anyMatch(note -> note.outcome() == Outcome.FAILED),
        () -> agent.notes().toString());
    Files.writeString(a.docs().resolve("goes on"), "text");
    Eventually.holds(() -> a.done("log").out().contains("docs/goes on"), () -> a.done("log").out());
    Files.delete(inTheWay);
    says(a, "source     " + file + " on a: is published");
  }

  @Test
  void ofTwoSourcesTheFirstRulesUntilAPersonSaysOtherwise()
      throws IOException, InterruptedException {
    Path fileOfA = Files.writeString(folder.resolve("a.yaml"), comment("a"));
    Path fileOfB = Files.writeString(folder.resolve("b.yaml"), changed(document(a), "interactive"));
    source(a, "files: " + fileOfA);
    source(b, "files: " + fileOfB);
    run(a);
    says(a, "document   revision 3, from " + fileOfA);
    run(b);
    says(b, "source     " + fileOfB + " on b: is not published, since ");
    says(b, "! revision 3 comes from another source, " + fileOfA + " on a, by a");
    Machine.Ended refused = b.ends(1, "fleet", "publish", "--from-source");
    assertTrue(refused.err().contains("tcfs fleet publish --from-source --take-over"));
    assertEquals(3, revisions());

    b.done("fleet", "publish", "--from-source", "--take-over");
    says(b, "document   revision 4, from " + fileOfB);
    says(a, "! revision 4 comes from another source, " + fileOfB + " on b, by b");
    assertEquals(4, revisions());
  }

  @Test
  void whatComesFromASourceIsNotChangedByHand() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("fleet.yaml"), document(a));
    source(a, "files: " + file);
    run(a);
    says(b, "document   revision 3, from ");
    b.done("fleet", "pull");
    Path copy = b.home().resolve("config/fleet.yaml");
    String pulled = Files.readString(copy);
    Files.writeString(copy, changed(pulled, "interactive"));
    Machine.Ended refused = b.ends(1, "fleet", "publish");
    String why = "revision 3 of the fleet document comes from " + file + " on a";
    assertTrue(refused.err().contains(why), refused.err());
    Files.writeString(copy, pulled);
    Machine.Ended root = b.ends(1, "root", "add", "more=" + folder.resolve("more"));
    assertTrue(root.err().contains(why), root.err());

    Files.writeString(copy, changed(pulled, "interactive"));
    b.done("fleet", "publish", "--take-over");
    says(b, "document   revision 4\n");
    says(a, "! revision 4 was published by hand, by b, in place of a source");
    b.changeDocument(text -> changed(text, "defer"));
    assertEquals(5, revisions());
  }

  @Test
  void aDeviceThatJoinsStaysUntilTheSourceTakesItUpAndDropsIt()
      throws IOException, InterruptedException {
    String two = document(a);
    Path file = Files.writeString(folder.resolve("fleet.yaml"), two);
    source(a, "files: " + file);
    run(a);
    says(a, "document   revision 3, from ");

    Machine c = Machine.in(folder, "c");
    c.init();
    says(c, "document   revision 4, from " + file);
    Files.writeString(file, changed(two, "interactive"));
    says(a, "document   revision 5, from ");
    c.sync();
    Machine.Ended added = c.done("root", "add", "docs");
    assertEquals(0, added.code());
    String withC = document(a);
    assertTrue(withC.contains("name: c\n"), withC);

    Files.writeString(file, withC);
    says(a, "document   revision 6, from ");
    c.sync();
    Files.writeString(file, changed(two, "defer"));
    says(a, "document   revision 7, from ");
    Machine.Ended out = c.ends(1, "sync");
    assertTrue(
        out.err()
            .contains(
                "device 'c' is not in revision 7 of the fleet document: nothing is deleted here"),
        out.err());
    assertTrue(out.err().contains("left behind: docs at " + c.docs()), out.err());
    assertTrue(Files.isDirectory(c.docs()));
  }

  /** Or nothing could be mended there. */
  @Test
  void isPublishedWhateverTheDocumentSaysOfThePublisher() throws IOException, InterruptedException {
    String both = document(a);
    Path file = Files.writeString(folder.resolve("fleet.yaml"), both);
    source(a, "files: " + file);
    run(a);
    says(b, "document   revision 3, from ");
    Files.writeString(file, both.replaceFirst("(?m)^spec:\\n", "spec:\n  suspend: true\n"));
    says(b, "  suspended  revision 4:");
    Files.writeString(file, both.substring(0, both.indexOf("---\n")) + device(both, "b"));
    says(b, "document   revision 5, from ");
    says(a, "device 'a' is not in revision 5 of the fleet document");
    Files.writeString(file, changed(both, "defer"));
    says(b, "document   revision 6, from ");
    says(a, "document   revision 6, from ");
  }

  private static String device(String document, String name) {
    String kind = "---\napiVersion: tcfs.tummycrypt.io/v1alpha1\nkind: TcfsDevice\n";
    int start = document.indexOf(kind + "metadata:\n  name: " + name + "\n");
    assertTrue(start > 0, document);
    int end = document.indexOf("---\n", start + 1);
    return end < 0 ? document.substring(start) : document.substring(start, end);
  }

  @Test
  void aPausedAgentPublishesNothing() throws IOException, InterruptedException {
    String first = document(a);
    Path file = Files.writeString(folder.resolve("fleet.yaml"), first);
    source(a, "files: " + file);
    RunningAgent agent = run(a);
    says(a, "document   revision 3, from ");
    a.done("pause");
    Files.writeString(file, changed(first, "defer"));
    int stops = agent.stops();
    Eventually.holds(() -> agent.stops() > stops + 5, () -> "it does not look any more");
    assertEquals(3, revisions());
    a.done("resume");
    says(b, "document   revision 4, from ");
  }

  @Test
  void aRootThatTheSourceDropsIsLeftBehind() throws IOException, InterruptedException {
    Path more = Files.createDirectories(folder.resolve("a-more"));
    a.done("root", "add", "more=" + more);
    SourceRepository repository = SourceRepository.in(folder.resolve("repository"));
    String both = document(a);
    repository.commit(both);
    source(a, "git: " + repository.folder());
    a.done("fleet", "publish", "--from-source");
    run(a);
    Files.writeString(more.resolve("file"), "kept");
    Eventually.holds(() -> a.done("log").out().contains("more/file"), () -> a.done("log").out());

    String without =
        both.replaceAll(" +- name: more\\n( +path: .*a-more\\n)?", "")
            .replaceAll("roots:\\n(?= *-? *[a-z]+:? *\\n?---)", "");
    repository.commit(without);
    a.done("fleet", "publish", "--from-source");
    Eventually.holds(
        () -> a.done("status").out().contains("! more: " + more), () -> a.done("status").out());
    Files.writeString(a.docs().resolve("goes on"), "text");
    Eventually.holds(() -> a.done("log").out().contains("docs/goes on"), () -> a.done("log").out());
    assertEquals("kept", Files.readString(more.resolve("file")));
    assertTrue(Files.isDirectory(more.resolve(".tcfs")));
  }

  @Test
  void onlySignedCommitsAreFollowedAndNoneIsShownAgain() throws IOException, InterruptedException {
    Path key = SourceRepository.key(folder.resolve("key"));
    Path other = SourceRepository.key(folder.resolve("other"));
    SourceRepository repository = SourceRepository.in(folder.resolve("repository"));
    String first = document(a);
    String unsigned = repository.commit(first);
    source(
        a, "git: " + repository.folder(), "allowedSignersFile: " + SourceRepository.signers(key));
    Machine.Ended refused = a.ends(1, "fleet", "publish", "--from-source");
    assertTrue(refused.err().contains("commit " + unsigned + " is not signed by a key in"));
    repository.commitSigned(first, other);
    a.ends(1, "fleet", "publish", "--from-source");
    assertEquals(2, revisions());
    says(a, "is not followed, since ");

    String one = repository.commitSigned(changed(first, "interactive"), key);
    a.done("fleet", "publish", "--from-source");
    String two = repository.commitSigned(changed(first, "defer"), key);
    a.done("fleet", "publish", "--from-source");
    says(a, "document   revision 4, from git " + repository.folder() + " at " + two);
    repository.git("reset", "--quiet", "--hard", one);
    Machine.Ended back = a.ends(1, "fleet", "publish", "--from-source");
    assertTrue(back.err().contains("commit " + one + " does not follow " + two), back.err());
    assertTrue(back.err().endsWith(": tcfs fleet publish --from-source --take-over\n"), back.err());
    says(a, "which revision 4 is from; see that nobody shows an old state again; to publish");
    assertEquals(4, revisions());
    a.done("fleet", "publish", "--from-source", "--take-over");
    assertEquals(5, revisions());
  }

  @Test
  void anAgentRefusesAnUnsignedCommitAndTheLastSignedOneRules()
      throws IOException, InterruptedException {
    Path key = SourceRepository.key(folder.resolve("key"));
    SourceRepository repository = SourceRepository.in(folder.resolve("repository"));
    String first = document(a);
    String signed = repository.commitSigned("# signed\n" + first, key);
    source(
        a,
        "git: " + repository.folder(),
        "allowedSignersFile: " + SourceRepository.signers(key),
        "pollSeconds: 1");
    RunningAgent agent = run(a);
    String from = "document   revision 3, from git " + repository.folder() + " at " + signed;
    says(a, from);

    String unsigned = repository.commit(changed(first, "interactive"));
    String why = "commit " + unsigned + " is not signed by a key in";
    says(a, why);
    assertTrue(status(a).contains(" is not followed, since "), status(a));
    assertTrue(
        agent.notes().stream()
            .anyMatch(note -> note.outcome() == Outcome.REFUSED && note.toString().contains(why)),
        agent.notes()::toString);
    isServed(agent, "/metrics", "tcfs_document_source{outcome=\"refused\"} 1");
    isServed(agent, "/readyz", "late document source: refused");
    a.write("meanwhile", "text");
    Eventually.holds(() -> b.sync().code() == 0 && Files.exists(b.at("meanwhile")), () -> why);
    assertEquals(3, revisions());
    assertTrue(status(b).contains(from), status(b));

    repository.commitSigned(changed(first, "defer"), key);
    says(b, "document   revision 4, from git " + repository.folder());
  }

  private static void isServed(RunningAgent agent, String page, String line)
      throws IOException, InterruptedException {
    try (MetricsServer server = MetricsServer.start("127.0.0.1:0", agent.knowledge());
        HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + page);
      String text =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      assertTrue(text.lines().anyMatch(each -> each.startsWith(line)), text);
    }
  }

  @Test
  void aDocumentOfAnotherFleetIsRefused() throws IOException {
    Path file = folder.resolve("fleet.yaml");
    Files.writeString(
        file,
        document(a)
            .replace("name: store\n", "name: other\n")
            .replace("fleet: store\n", "fleet: other\n"));
    source(a, "files: " + file);
    Machine.Ended refused = a.ends(1, "fleet", "publish", "--from-source");
    assertTrue(
        refused.err().contains("expected the name of this fleet, 'store', found 'other'"),
        refused.err());
  }

  @Test
  void withoutASourceThereIsNothingToPublishFromIt() {
    assertTrue(a.ends(1, "fleet", "publish", "--from-source").err().contains("documentSource"));
  }
}
