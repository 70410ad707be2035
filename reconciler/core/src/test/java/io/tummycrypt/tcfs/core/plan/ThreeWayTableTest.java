package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every row of the three-way table, planned on device a. The base was written by b. The fleet's
 * column has one version for each word: {@code =} the base's, {@code 2} one that had seen nothing,
 * {@code =>2} one that had seen the base's, {@code 1>2} one that had seen another; b writes the
 * first, c the second. The plan is compared whole: what is not in it must not be planned.
 */
class ThreeWayTableTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing has changed: nothing                     | 1 | 1 | =      | none
          changed here: push                               | 1 | 2 | =      | push f 2 {a1 b1}
          changed elsewhere: pull                          | 1 | 1 | =>2    | pull f 2 {b2} over 1
          the same change on both sides: adopt             | 1 | 2 | =>2    | adopt f 2 {b2}
          other changes: conflict, b's version comes second| 1 | 3 | =>2    | push f 3 {a1 b1}; copy f.conflict-b 2 {b2}; pull f.conflict-b 2 {b2}
          deleted here: push a tombstone                   | 1 | - | =      | push f - {a1 b1}
          deleted here, changed elsewhere: pull back       | 1 | - | =>2    | pull f 2 {b2}
          deleted elsewhere: delete                        | 1 | 1 | =>-    | delete f 1
          deleted on both sides: only the base is noted    | 1 | - | =>-    | none
          changed here, deleted elsewhere: push            | 1 | 2 | =>-    | push f 2 {a1 b1}
          changed twice elsewhere: pull the last           | 1 | 1 | =>2>3  | pull f 3 {b3} over 1
          changed and put back elsewhere: only the base    | 1 | 1 | =>2>1  | none
          here what it was elsewhere before: conflict      | 1 | 2 | =>2>3  | push f 2 {a1 b1}; copy f.conflict-b 3 {b3}; pull f.conflict-b 3 {b3}
          deleted elsewhere and written anew: pull         | 1 | 1 | =>->2  | pull f 2 {b3} over 1
          """)
  void followsTheTableWhereThereIsABase(
      String sentence, String base, String here, String fleet, String plan) {
    checkForFilesAndLinks(base, here, fleet, plan);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the same on both: adopt                          | none | 1 | 1     | adopt f 1 {b1}
          the same as one of two elsewhere: adopt, copy    | none | 1 | 1 2   | copy f.conflict-c 2 {c1}; adopt f 1 {b1 c1}; pull f.conflict-c 2 {c1}
          another one here: conflict, a comes first        | none | 2 | 1     | push f 2 {a1}; copy f.conflict-b 1 {b1}; pull f.conflict-b 1 {b1}
          only here: push                                  | none | 1 | none  | push f 1 {a1}
          only elsewhere: pull                             | none | - | 1     | pull f 1 {b1}
          deleted elsewhere, never here: only the base     | none | - | 1>-   | none
          exactly what was deleted elsewhere: held         | none | 1 | 1>-   | held f 1 DELETED_CONTENT
          other than what was deleted elsewhere: push      | none | 2 | 1>-   | push f 2 {a1}
          deleted by one and kept by another: adopt        | none | 1 | 1>- 1 | adopt f 1 {b2 c1}
          """)
  void followsTheTableWhereThereIsNoBase(
      String sentence, String base, String here, String fleet, String plan) {
    checkForFilesAndLinks(base, here, fleet, plan);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deleted, and still gone: nothing                 | - | - | =      | none
          deleted, and here again: push                    | - | 1 | =      | push f 1 {a1 b1}
          deleted, and written anew elsewhere: pull        | - | - | =>2    | pull f 2 {b2}
          deleted, and the same written on both: adopt     | - | 2 | =>2    | adopt f 2 {b2}
          deleted, and other ones written on both: conflict| - | 3 | =>2    | push f 3 {a1 b1}; copy f.conflict-b 2 {b2}; pull f.conflict-b 2 {b2}
          deleted, and the tombstone is gone: nothing      | - | - | none   | none
          deleted, edited by one who had not seen it: pull | - | - | = 2    | pull f 2 {b1 c1}
          """)
  void followsTheTableWhereTheBaseIsDeleted(
      String sentence, String base, String here, String fleet, String plan) {
    checkForFilesAndLinks(base, here, fleet, plan);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a file's mode changed here: push                 | 1   | 1@755   | =        | push f 1@755 {a1 b1}
          a file's mode changed elsewhere: attributes only | 1   | 1       | =>1@755  | attributes f 1@755 {b2}
          the same mode set on both: adopt                 | 1   | 1@755   | =>1@755  | adopt f 1@755 {b2}
          other modes set on both: the newer one seen wins | 1   | 1@755   | =>1@600  | attributes f 1@600 {b2}
          a mode here, a content elsewhere: conflict       | 1   | 1@755   | =>2      | push f 1@755 {a1 b1}; copy f.conflict-b 2 {b2}; pull f.conflict-b 2 {b2}
          a mode here, deleted elsewhere: push             | 1   | 1@755   | =>-      | push f 1@755 {a1 b1}
          content and mode changed elsewhere: one pull     | 1   | 1       | =>2@755  | pull f 2@755 {b2} over 1
          no base, the mode differs: the fleet's mode      | none | 1@755  | 1        | attributes f 1 {b1}
          modes differ between siblings: the first one's   | none | -      | 1@600 1  | pull f 1@600 {b1 c1}
          """)
  void takesAModeForAChangeOfItsOwn(
      String sentence, String base, String here, String fleet, String plan) {
    check(base, here, fleet, plan);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a file became a link here: push                  | 1      | link:t | =       | push f link:t {a1 b1}
          a file became a link elsewhere: pull             | 1      | 1      | =>link:t| pull f link:t {b2} over 1
          a file became an empty folder here: push         | 1      | dir    | =       | push f dir {a1 b1}
          a file became an empty folder elsewhere          | 1      | 1      | =>dir   | delete f 1; mkdir f dir {b2}
          an empty folder became a file here: push         | dir    | 1      | =       | push f 1 {a1 b1}
          an empty folder became a file elsewhere          | dir    | dir    | =>1     | rmdir f; pull f 1 {b2}
          an empty folder is the same on both: adopt       | none   | dir    | dir     | adopt f dir {b1}
          an empty folder appeared elsewhere: make it      | none   | -      | dir     | mkdir f dir {b1}
          an empty folder was removed here: tombstone      | dir    | -      | =       | push f - {a1 b1}
          an empty folder was removed elsewhere: remove    | dir    | dir    | =>-     | rmdir f
          a folder's mode changed here: push               | dir    | dir@700| =       | push f dir@700 {a1 b1}
          a folder's mode changed elsewhere: attributes    | dir    | dir    | =>dir@700 | attributes f dir@700 {b2}
          """)
  void followsTheTableFromOneKindToAnother(
      String sentence, String base, String here, String fleet, String plan) {
    check(base, here, fleet, plan);
  }

  private static void checkForFilesAndLinks(String base, String here, String fleet, String plan) {
    check(base, here, fleet, plan);
    check(links(base), links(here), links(fleet), links(plan));
  }

  /** The same row with links in place of files. */
  private static String links(String cell) {
    return cell.replaceAll("(?<=^|[ >])([123])(?=$|[ >;])", "link:$1");
  }

  private static void check(String base, String here, String fleet, String plan) {
    Scene scene = Scene.of("a", "b", "c");
    Version agreed = scene.logs.edit(ConflictMode.AUTO, "b", "f", base.equals("none") ? "-" : base);
    if (base.equals("none")) {
      scene = Scene.of("a", "b", "c");
    } else {
      scene.base(agreed);
    }
    scene.here("f", here);
    String device = "b";
    for (String chain : words(fleet, " ")) {
      write(scene, device, chain, agreed);
      device = "c";
    }

    assertEquals(
        words(plan, "; "),
        PlanText.of(scene.plan()),
        () -> "base " + base + ", here " + here + ", fleet " + fleet);
  }

  private static List<String> words(String cell, String separator) {
    return cell.equals("none") ? List.of() : Arrays.asList(cell.split(separator));
  }

  private static void write(Scene scene, String device, String chain, Version agreed) {
    List<Version> last = new ArrayList<>();
    for (String step : words(chain, ">")) {
      if (step.equals("=")) {
        scene.logs.publish("b", agreed);
        last.add(agreed);
      } else {
        last.addFirst(scene.wrote(device, "f", step, last.toArray(Version[]::new)));
      }
    }
  }
}
