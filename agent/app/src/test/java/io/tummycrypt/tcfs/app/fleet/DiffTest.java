package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is here, what was agreed upon, and what others have are compared with each other. */
class DiffTest extends TwoMachines {
  private static final String SAME = "docs/plan.txt: base and what is here are the same\n";

  @BeforeEach
  void share() throws IOException {
    a.write("plan.txt", "one\ntwo\n");
    fleet.converge();
  }

  private static String diff(Machine machine, String... options) {
    return machine.done(words(machine.at("plan.txt").toString(), options)).out();
  }

  private static String[] words(String path, String... options) {
    List<String> words = new ArrayList<>(List.of("diff", path));
    words.addAll(List.of(options));
    return words.toArray(String[]::new);
  }

  @Test
  void whatIsAsAgreedIsTheSame() {
    assertEquals(SAME, diff(a));
    a.done("diff", "docs/plan.txt", "--exit-code");
  }

  @Test
  void whatIsInAnotherFolderIsNotWhatIsInTheRoot() throws IOException {
    Files.move(a.docs(), a.docs().resolveSibling("away"));
    String missing = a.ends(1, "diff", "docs/plan.txt").err();
    assertTrue(missing.contains("root 'docs' is halted: its folder"), missing);
    Files.createDirectory(a.docs());
    String other = a.ends(1, "diff", "docs/plan.txt").err();
    assertTrue(other.contains("root 'docs' is halted: the marker in"), other);
  }

  @Test
  void anEditIsComparedWithWhatWasAgreedUpon() throws IOException {
    a.write("plan.txt", "one\n2\n");
    b.write("plan.txt", "one\nand two\n");
    b.sync();

    assertEquals(
        """
        --- docs/plan.txt@base
        +++ docs/plan.txt
        @@ -1,2 +1,2 @@
         one
        -two
        +2
        """,
        diff(a));
    a.ends(2, "diff", "docs/plan.txt", "--exit-code");
    String withB = diff(a, "--with", "b");
    assertTrue(withB.contains("\n-and two\n+2\n"), withB);
    assertTrue(withB.matches("(?s)--- docs/plan.txt@b~[0-9a-f]{4}:1\n.*"), withB);
  }

  @Test
  void twoVersionsAreComparedOfWhatIsNotHereAnyMore() throws IOException {
    b.write("plan.txt", "one\n");
    fleet.converge();
    a.delete("plan.txt");
    fleet.converge();

    String lines = b.done("diff", "docs/plan.txt", "--with", "a:1", "--to", "b:1").out();
    String gone = b.done("diff", "docs/plan.txt", "--with", "b:1").out();

    assertTrue(lines.endsWith("@@ -1,2 +1,1 @@\n one\n-two\n"), lines);
    assertTrue(gone.contains("\n+++ /dev/null\n"), gone);
    assertEquals(
        "docs/plan.txt: base and what is here are the same\n",
        b.done("diff", "docs/plan.txt").out());
  }

  @Test
  void aModeIsToldInWords() throws IOException {
    Files.setPosixFilePermissions(a.at("plan.txt"), PosixFilePermissions.fromString("rwxr-xr-x"));

    assertEquals("docs/plan.txt: mode 0644 -> 0755\n", diff(a));
    a.ends(2, "diff", "docs/plan.txt", "--exit-code");
  }

  @Test
  void anotherKindIsToldInWords() throws IOException {
    a.delete("plan.txt");
    Files.createSymbolicLink(a.at("plan.txt"), Path.of("else where"));

    String out = diff(a);

    assertTrue(out.matches("docs/plan.txt: [0-9a-f]{12} 8 B -> link to 'else where'\n"), out);
  }

  @Test
  void bytesAreComparedBySizeAndDigest() throws IOException {
    Files.write(a.at("plan.txt"), new byte[] {1, 0, 2});

    String out = diff(a);

    assertTrue(
        out.matches(
            "docs/plan.txt: [0-9a-f]{12} 8 B -> [0-9a-f]{12} 3 B"
                + " \\(they are not both text in UTF-8\\)\n"),
        out);
  }

  @Test
  void aLargeTextIsComparedBySizeAndDigest() throws IOException {
    a.write("plan.txt", "line\n".repeat(1 << 19));

    String out = diff(a);

    assertTrue(out.contains("2.5 MiB (larger than 2 MiB: not compared line by line)"), out);
  }

  @Test
  void aNewFileIsAllNew() throws IOException {
    Path file = a.write("new.txt", "one\n");

    assertEquals(
        "--- /dev/null\n+++ docs/new.txt\n@@ -0,0 +1,1 @@\n+one\n",
        a.done("diff", file.toString()).out());
  }

  @Test
  void whatCannotBeComparedIsRefused() throws IOException {
    Files.createDirectories(a.at("notes"));
    a.write("notes/one", "1");
    a.sync();

    assertTrue(a.ends(1, "diff", "docs/notes").err().contains("is a folder"));
    assertTrue(a.ends(1, "diff", "docs").err().contains("is a whole root"));
    assertTrue(a.ends(1, "diff", "docs/other").err().contains("no version of 'docs/other'"));
    Ended elsewhere = a.ends(1, "diff", "pics/one", "--with", "b");
    assertTrue(elsewhere.err().contains("the store has no root of that name"), elsewhere.all());
  }

  @Test
  void aTerminalIsGivenNoCommands() throws IOException {
    a.write("plan.txt", "one\ntwo\u001b[2K\n");

    Ended terminal = a.tcfsAnswered(() -> {}, "diff", a.at("plan.txt").toString());

    assertTrue(diff(a).contains("+two\u001b[2K\n"));
    assertTrue(terminal.out().contains("+two\\u001b[2K\n"), terminal.all());
  }

  @Test
  void jsonHasBothContentsAndTheLines() throws IOException {
    a.write("plan.txt", "one\n");

    String out = diff(a, "--json");

    assertTrue(out.contains("\"different\" : true"), out);
    assertTrue(out.contains("\"-two\""), out);
  }
}
