package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tcfs does not carry is told, stays where it is, and does not stop the rest. */
class FindingsTest extends TwoMachines {
  @BeforeEach
  void writeAnOrdinaryFile() throws IOException {
    a.write("ordinary", "goes on");
  }

  @Test
  void aNameThatIsNotUtf8StaysLocal() throws Exception {
    a.shell(
        "printf text > \"$(printf 'caf\\351')\"; mkdir in; printf x > \"in/$(printf '\\377')\"");

    Ended ended = a.ends(3, "sync");
    b.sync();

    assertTrue(ended.out().contains("the name is not UTF-8"), ended.all());
    assertTrue(ended.out().contains("caf\\xe9"), ended.all());
    assertTrue(a.ends(3, "diff-desired").out().contains("-> rename it"));
    a.ends(3, "status");
    assertEquals(Set.of("ordinary"), Tree.shared(b.docs()).keySet());
    assertEquals(4, Tree.shared(a.docs()).size(), "they are still there");
  }

  @Test
  void aNameThatIsNotUtf8IsNoMatterOfOtherPaths() throws Exception {
    a.write("sub/good", "1");
    a.shell("mkdir in; printf x > \"in/$(printf '\\377')\"");
    a.ends(3, "sync");
    String other = a.write("sub/good", "2").toString();

    for (String place : List.of("docs/sub", "docs/ordinary")) {
      Ended ended = a.done("explain", place);
      assertFalse(ended.all().contains("\\xff"), ended.all());
    }
    assertFalse(a.done("push", other).all().contains("\\xff"));
    Ended in = a.ends(3, "explain", "docs/in");
    assertTrue(in.out().contains("'in/\\xff'"), in.all());
    assertTrue(a.ends(3, "explain", "docs").out().contains("'in/\\xff'"));
  }

  @Test
  void whatIsNoFileIsToldAndLeftAlone() throws Exception {
    a.shell("mkfifo pipe; mkdir in; mkfifo in/pipe");

    Ended ended = a.sync();
    b.sync();

    assertTrue(ended.out().contains("docs: in/pipe"), ended.all());
    assertTrue(a.done("diff-desired").out().contains("exclude it, or move it away"));
    assertFalse(Files.exists(b.at("pipe")));
    assertTrue(Files.exists(a.at("in/pipe")));
  }

  @ParameterizedTest
  @ValueSource(strings = {".GIT", "git~1", ".git ", ".g\u200cit", "sub/.Git", ".TCFS"})
  void aNameThatAnotherSystemTakesForARepositoryIsNotCarried(String name) throws IOException {
    a.write(name + "/config", "[core]");

    Ended ended = a.ends(3, "sync");
    b.sync();

    assertTrue(ended.out().contains("which tcfs does not carry"), ended.all());
    assertEquals("[core]", a.read(name + "/config"));
    assertEquals(Set.of("ordinary"), Tree.shared(b.docs()).keySet());
  }

  @Test
  void theStatusOfAPathSaysHowThatPathStands() throws IOException {
    a.write("old.swp", "left out");
    a.write("project/.git/config", "[core]");
    a.sync();
    a.write("other", "to be published");

    String ordinary = a.done("status", a.at("ordinary").toString()).out();
    assertTrue(ordinary.contains("\nPath ordinary: agreed upon as file 7 B  "), ordinary);
    assertTrue(ordinary.contains("\ndocs  to apply "), ordinary);
    assertTrue(ordinary.contains("Plan: 0 to publish"), ordinary);
    String swap = a.done("status", a.at("old.swp").toString()).out();
    assertTrue(swap.contains("\nPath old.swp: left out by the pattern '*.swp' ("), swap);
    String git = a.done("status", a.at("project/.git/config").toString()).out();
    assertTrue(git.contains("config: part of a git repository, which is not carried"), git);
    String absent = a.done("status", a.at("absent").toString()).out();
    assertTrue(absent.contains("\nPath absent: nothing is agreed upon\n"), absent);
    String json = a.done("status", "--json", a.at("old.swp").toString()).out();
    assertTrue(json.contains("\"leftOutBy\" : \"*.swp\""), json);
  }

  @Test
  void aRepositoryStaysLocalAndTheFilesBesideItTravel() throws IOException {
    a.write("project/.git/config", "[core]");
    a.write("project/source", "code");

    a.sync();
    b.sync();

    assertEquals(Set.of("ordinary", "project", "project/source"), Tree.shared(b.docs()).keySet());
    String left = "Left out in root docs: the .git of 1 repository\n";
    assertTrue(a.done("status").out().contains(left));
    assertTrue(a.done("diff-desired").out().contains(left));
    assertFalse(b.done("status").out().contains("Left out"));
  }

  @Test
  void whatPatternsExcludeIsCountedAndIsNoFinding() throws IOException {
    a.write(".tcfsignore", "*.log\nbuild/\n");
    a.write("x.log", "1");
    a.write("build/a", "1");
    a.write("build/b", "1");

    String sync = a.sync().out();
    Ended status = a.done("status");

    assertFalse(sync.contains("Left out"), sync);
    assertTrue(
        status.out().contains("Left out in root docs: 2 paths by exclude patterns\n"),
        status.all());
    assertTrue(status.out().contains("docs  as desired"), status.all());
    assertTrue(a.sync().out().contains("Result: there was nothing to do"));
    String json = a.done("status", "--json").out();
    assertTrue(
        json.replaceAll("\\s", "")
            .contains("\"leftOut\":[{\"root\":\"docs\",\"repositories\":0,\"excluded\":2}]"),
        json);
  }

  @Test
  void aNameThatLooksLikeAnOptionIsNotShownAsOne() throws IOException {
    a.write("-rf", "one");

    assertTrue(a.ends(2, "diff-desired").out().contains("publish  ./-rf "));
    assertTrue(a.sync().out().contains("publish  ./-rf "));
  }

  @Test
  void anOddNameForgesNothingInTheOutput() throws IOException {
    a.write("x\nResult: 99 done\u001b[2J", "one");

    String plan = a.ends(2, "diff-desired").out();
    String done = a.sync().out();

    for (String text : new String[] {plan, done}) {
      assertFalse(text.contains("\u001b"), text);
      assertFalse(text.lines().anyMatch(line -> line.startsWith("Result: 99")), text);
      assertTrue(text.contains("$'x\\nResult: 99 done\\u001b[2J'"), text);
    }
  }

  @Test
  void anUnreadableNameFoundLaterTakesNothingAway() throws Exception {
    a.sync();
    b.sync();
    a.delete("ordinary");
    a.shell("mkfifo ordinary");

    a.ends(0, "sync");
    b.sync();

    assertEquals("goes on", b.read("ordinary"));
  }
}
