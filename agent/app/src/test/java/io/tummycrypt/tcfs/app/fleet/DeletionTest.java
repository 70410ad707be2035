package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deletion travels, and loses against an edit that it has not seen. */
class DeletionTest extends ThreeMachines {
  @BeforeEach
  void share() throws IOException {
    a.write("in/plan.txt", "before");
    a.write("stays.txt", "stays");
    fleet.converge();
  }

  @Test
  void aDeletionTravelsAndItsBytesAreInTheVaultOfTheOthers() throws IOException {
    a.delete("in/plan.txt");

    assertEquals(Set.of("in", "stays.txt"), fleet.converge().keySet());
    assertEquals(List.of("before"), b.vault());
    assertTrue(b.done("status").out().contains("5 B   6 B"), "status names the size of the vault");
  }

  @Test
  void aFolderThatIsDeletedIsGoneEverywhere() throws IOException {
    a.delete("in/plan.txt");
    a.delete("in");

    assertEquals(Set.of("stays.txt"), fleet.converge().keySet());
  }

  @Test
  void aDeletedFolderStaysWhereSomethingElseIsInIt() throws IOException {
    b.write("in/new.txt", "of b");
    a.delete("in/plan.txt");
    a.delete("in");

    assertEquals(Set.of("in", "in/new.txt", "stays.txt"), fleet.converge().keySet());
  }

  @Test
  void whatIsExcludedKeepsItsFolder() throws IOException {
    b.write("in/plan.swp", "of an editor");
    a.delete("in/plan.txt");
    a.delete("in");

    fleet.sync();
    fleet.sync();

    assertEquals("of an editor", b.read("in/plan.swp"));
    fleet.machines().forEach(machine -> machine.done("diff-desired"));
    assertFalse(Files.exists(a.at("in")));
  }

  @ParameterizedTest(name = "{0} deletes, {1} edits, {2} syncs first")
  @CsvSource({"0, 1, 0", "0, 1, 1", "1, 0, 0", "1, 0, 1", "2, 1, 1", "2, 1, 2"})
  void anEditOutlivesADeletion(int deletes, int edits, int first) throws IOException {
    fleet.get(deletes).delete("in/plan.txt");
    fleet.get(edits).write("in/plan.txt", "edited");
    fleet.get(first).sync();

    assertEquals(Set.of("in", "in/plan.txt", "stays.txt"), fleet.converge().keySet());
    assertEquals("edited", fleet.get(deletes).read("in/plan.txt"));
  }

  @Test
  void anEditOutlivesTheDeletionOfItsFolder() throws IOException {
    b.delete("in/plan.txt");
    b.delete("in");
    b.sync();
    a.write("in/plan.txt", "edited");

    assertEquals(Set.of("in", "in/plan.txt", "stays.txt"), fleet.converge().keySet());
  }

  @Test
  void twoDeletionsAreOne() throws IOException {
    a.delete("in/plan.txt");
    b.delete("in/plan.txt");

    assertEquals(Set.of("in", "stays.txt"), fleet.converge().keySet());
  }

  @Test
  void aFileThatIsMadeAgainIsNewEverywhere() throws IOException {
    a.delete("in/plan.txt");
    fleet.converge();
    b.write("in/plan.txt", "before");

    assertEquals(Set.of("in", "in/plan.txt", "stays.txt"), fleet.converge().keySet());
  }
}
