package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that sync become equal, and then have nothing left to do. */
class ConvergenceTest {
  @TempDir Path folder;

  private Machine a;
  private Machine b;

  @BeforeEach
  void joinTwo() throws IOException {
    a = Machine.in(folder, "a");
    b = Machine.in(folder, "b");
    a.init();
    b.init();
  }

  @Test
  void anEditTravels() throws IOException {
    a.write("notes/one.txt", "one");
    a.sync();
    b.sync();
    b.write("notes/one.txt", "one, edited");
    b.sync();
    a.sync();

    assertEquals("one, edited", a.read("notes/one.txt"));
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
    a.done("diff-desired");
    b.done("diff-desired");
  }
}
