package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Folders within folders, as deep as a path has room for, each with a file. A planner that climbs
 * from every path through all folders above it needs minutes for most of these.
 */
class DeepTreeTest {
  private static final int LEVELS = 2_000;

  /** The deepest first, as in the order of paths. */
  private static final List<String> FOLDERS =
      IntStream.rangeClosed(1, LEVELS)
          .mapToObj(level -> "d" + "/d".repeat(LEVELS - level))
          .toList();

  private static final List<String> FILES = FOLDERS.stream().map(folder -> folder + "/f").toList();

  private final Scene scene = Scene.of("a", "b");

  private List<Version> agreed() {
    return FILES.stream().map(file -> scene.agreed(scene.wrote("b", file, "1"))).toList();
  }

  private void deleteElsewhere(List<Version> files) {
    files.forEach(file -> scene.wrote("b", file.path().toString(), "-", file));
  }

  /** Compares with the first two words of each line of the plan. */
  private void assertPlan(List<String> lines) {
    assertEquals(lines, PlanText.of(scene.plan()).stream().map(DeepTreeTest::beginning).toList());
  }

  private static String beginning(String line) {
    String[] words = line.split(" ", 3);
    return words[0] + " " + words[1];
  }

  private static List<String> each(String verb, List<String> paths) {
    return paths.stream().map(path -> verb + " " + path).toList();
  }

  @Test
  void everyFileIsPushed() {
    scene.desired.rule("d*/**/x", ConflictMode.INTERACTIVE);
    FILES.forEach(file -> scene.here(file, "1"));

    assertPlan(each("push", FILES));
  }

  @Test
  void everyFileIsPulled() {
    scene.desired.excludes.add(DesiredRoots.setting("d*/**/x"));
    FILES.forEach(file -> scene.wrote("b", file, "1"));

    assertPlan(each("pull", FILES));
  }

  @Test
  void everyFileIsPulledWhereTheFileSystemFoldsNames() {
    scene.foldsNames = true;
    FILES.forEach(file -> scene.wrote("b", file, "1"));

    assertPlan(each("pull", FILES));
  }

  @Test
  void everyDeletionHereIsHeld() {
    agreed();
    scene.gone("d");

    assertPlan(each("held", FILES));
  }

  @Test
  void everyDeletionElsewhereIsHeld() {
    deleteElsewhere(agreed());

    assertPlan(each("held", FILES));
  }

  @Test
  void everyFileIsDeletedAndEveryFolderGoesWithIt() {
    scene.desired.budget = new DeleteBudget(100, LEVELS);
    deleteElsewhere(agreed());

    List<String> lines = new ArrayList<>(each("delete", FILES.reversed()));
    lines.addAll(each("rmdir", FOLDERS));
    assertPlan(lines);
  }

  @Test
  void everyFolderStaysWhileTheDiskIsTooFullForAMove() {
    scene.desired.minFreeBytes = scene.freeBytes;
    List<Version> files = agreed();
    deleteElsewhere(files);
    files.forEach(file -> scene.wrote("b", "n" + file.path().toString().substring(1), "1"));

    assertPlan(List.of("disk-floor needs"));
  }

  @Test
  void everyFileThatCannotBeReadIsAFinding() {
    agreed();
    FILES.forEach(file -> scene.problem(file, Problem.Kind.UNREADABLE));

    assertPlan(each("finding", FILES));
  }
}
