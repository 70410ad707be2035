package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.PullLook.Attributes.Standing;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.FolderContract;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What a folder promises that is no root and that versions are put into: what is there and what was
 * to come both outlive whatever happens, and nothing beside them does.
 */
public abstract class CheckoutContract extends FolderContract {
  private static final RootName ROOT = RootName.DETACHED;
  private static final DeviceName DEVICE = new DeviceName("yoga");

  /** Whether the store has it, so that it may be given up here. */
  protected abstract boolean isStored(Content content);

  private Content.File stored(String text, int mode) {
    offer(text);
    return file(text, mode);
  }

  private static Version version(String path, Content content) {
    Dot dot = Dot.parse("a~0000000000000001:1");
    return new Version(
        ROOT,
        path(path),
        content,
        OLD,
        Clock.ZERO.tick(dot),
        new DeviceName("a"),
        dot,
        Content.nothing(),
        ConflictMode.INTERACTIVE,
        null,
        null);
  }

  private PullLook look(Report report, Version... versions) {
    PullLook look =
        new PullLook(ROOT, reader(), (path, next) -> Standing.OTHER, this::isStored, report);
    for (Version version : versions) {
      look.add(version.path(), version);
    }
    return look;
  }

  private Report carryOut(PullLook look, Report report, RootWriter writer) throws IOException {
    new Checkout(ROOT, DEVICE, new RootFolder(reader(), writer), /* batchSize= */ 2)
        .apply(look, report);
    return report;
  }

  private Report pull(Version... versions) throws IOException {
    Report report = new Report();
    return carryOut(look(report, versions), report, writer());
  }

  private void recover() throws IOException {
    new Checkout(ROOT, DEVICE, new RootFolder(reader(), writer())).recover(new Report());
  }

  private static void assertAllDone(Report report) {
    assertEquals(List.of(), report.failures());
  }

  private Content at(String path) throws IOException {
    return reader().identify(path(path));
  }

  private Instant mtimeOf(String path) throws IOException {
    long nanos = Objects.requireNonNull(scan().items().get(path(path)), path).stat().mtimeNanos();
    return Instant.EPOCH.plusNanos(nanos);
  }

  /** The one that is a conflict copy of {@code path}. */
  private TreePath copyOf(String path) throws IOException {
    List<TreePath> copies =
        scan().items().keySet().stream()
            .filter(each -> each.toString().startsWith(path + ".conflict-" + DEVICE))
            .filter(each -> Objects.equals(each.parent(), path(path).parent()))
            .toList();
    assertEquals(1, copies.size(), copies.toString());
    return copies.getFirst();
  }

  @Test
  void filesLinksAndFoldersComeWithModeAndTime() throws IOException {
    Report report =
        pull(
            version("d", new Content.Folder(0750)),
            version("d/file", stored("text", 0640)),
            version("d/link", new Content.Link("file")),
            version("new/deep/file", stored("deep", 0444)));

    assertAllDone(report);
    assertEquals(new Content.Folder(0750), at("d"));
    assertEquals(file("text", 0640), at("d/file"));
    assertEquals(new Content.Link("file"), at("d/link"));
    assertEquals(file("deep", 0444), at("new/deep/file"));
    assertEquals(List.of(OLD, OLD), List.of(mtimeOf("d/file"), mtimeOf("d/link")));
    assertEquals(new TreeSet<>(), writer().batches());
  }

  @Test
  void aFileInThePlaceOfAFolderIsNamedAndMakesRoomAsACopy() throws IOException {
    userWrites("d", "mine");
    userLinks("l", "d");
    userWrites("f", "mine too");
    Report report = new Report();
    PullLook look =
        look(
            report,
            version("d/e/x", stored("1", 0644)),
            version("d/y", stored("2", 0644)),
            version("f", new Content.Folder(0750)),
            version("f/z", stored("3", 0644)),
            version("l/x", stored("4", 0644)));

    assertEquals(List.of(path("d"), path("f"), path("l")), look.unknown());
    assertEquals(List.of("d", "f", "l"), names(scan().items()));
    assertAllDone(carryOut(look, report, writer()));

    assertEquals(file("1", 0644), at("d/e/x"));
    assertEquals(file("2", 0644), at("d/y"));
    assertEquals(new Content.Folder(0750), at("f"));
    assertEquals(file("3", 0644), at("f/z"));
    assertEquals(file("4", 0644), at("l/x"));
    assertEquals(file("mine", 0644), reader().identify(copyOf("d")));
    assertEquals(file("mine too", 0644), reader().identify(copyOf("f")));
    assertEquals(new Content.Link("d"), reader().identify(copyOf("l")));
    assertEquals(3, report.displaced().size());
  }

  @Test
  void aFileThatTheStoreHasIsKeptTooWhereItMakesRoomForAFolder() throws IOException {
    offer("old");
    userWrites("d", "old");
    Report report = new Report();
    PullLook look = look(report, version("d/x", file("not there", 0644)));

    assertEquals(List.of(), look.unknown());
    carryOut(look, report, writer());

    assertEquals(1, report.failures().size());
    assertEquals(file("old", 0644), reader().identify(copyOf("d")));
  }

  @Test
  void aFolderMakesRoomOnlyForAFileThatIsThere() throws IOException {
    userMakesFolder("x", 0700);
    userWrites("x/mine", "mine");

    Report report = pull(version("x", file("not there", 0644)));

    assertEquals(1, report.failures().size());
    assertEquals(List.of(), report.displaced());
    assertEquals(List.of("x", "x/mine"), names(scan().items()));
  }

  @Test
  void aFolderThatIsGoneAfterTheLookIsInNobodysWay() throws IOException {
    userMakesFolder("x", 0700);
    Report report = new Report();
    PullLook look = look(report, version("x", stored("1", 0644)));
    userDeletes("x");

    assertAllDone(carryOut(look, report, writer()));

    assertEquals(file("1", 0644), at("x"));
    assertEquals(List.of(), report.displaced());
  }

  @Test
  void aFolderInThePlaceOfAFileIsNamedAndMakesRoomAsAWhole() throws IOException {
    Version file = version("top/x", stored("1", 0644));
    userMakesFolder("top", 0755);
    for (int time = 0; time < 2; time++) {
      userMakesFolder("top/x", 0700);
      userMakesFolder("top/x/deep", 0755);
      userWrites("top/x/deep/mine", "mine " + time);
      Report report = new Report();
      PullLook look = look(report, file);

      assertEquals(Set.of(path("top/x")), look.folders());
      assertAllDone(carryOut(look, report, writer()));

      assertEquals(file("1", 0644), at("top/x"));
      TreePath copy = report.displaced().getFirst().copy();
      assertEquals(file("mine " + time, 0644), at(copy + "/deep/mine"));
      userDeletes("top/x");
    }
    assertEquals(new TreeSet<>(), writer().batches());
  }

  @Test
  void aFolderThatAppearsInThePlaceOfAFileAfterTheLookStays() throws IOException {
    Report report = new Report();
    PullLook look = look(report, version("x", stored("1", 0644)));
    userMakesFolder("x", 0755);
    userWrites("x/mine", "mine");

    carryOut(look, report, writer());

    assertEquals(1, report.failures().size());
    assertEquals(List.of("x", "x/mine"), names(scan().items()));
  }

  @Test
  void whatIsThereAlreadyGetsItsModeAndTime() throws IOException {
    userWrites("x", "text");

    assertAllDone(pull(version("x", file("text", 0600))));

    assertEquals(file("text", 0600), at("x"));
    assertEquals(OLD, mtimeOf("x"));
  }

  @Test
  void whatTheStoreHasMakesRoom() throws IOException {
    offer("old");
    userWrites("x", "old");

    assertAllDone(pull(version("x", stored("new", 0644))));

    assertEquals(file("new", 0644), at("x"));
    assertEquals(List.of("x"), names(scan().items()));
  }

  @Test
  void whatTheStoreLacksIsNamedAndMakesRoomAsACopy() throws IOException {
    userWrites("x", "mine");
    userLinks("l", "mine");
    Report report = new Report();
    PullLook look =
        look(report, version("l", stored("new l", 0644)), version("x", stored("new", 0644)));

    assertEquals(List.of(path("l"), path("x")), look.unknown());
    assertEquals(file("mine", 0644), at("x"));
    assertAllDone(carryOut(look, report, writer()));

    assertEquals(file("new", 0644), at("x"));
    assertEquals(file("new l", 0644), at("l"));
    assertEquals(file("mine", 0644), reader().identify(copyOf("x")));
    assertEquals(new Content.Link("mine"), reader().identify(copyOf("l")));
    assertEquals(2, report.displaced().size());
  }

  @Test
  void theSameUnknownBytesAreKeptOnce() throws IOException {
    offer("new");
    for (int pull = 0; pull < 2; pull++) {
      userWrites("x", "mine");
      assertAllDone(pull(version("x", file("new", 0644))));
    }

    assertEquals(file("mine", 0644), reader().identify(copyOf("x")));
    assertEquals(new TreeSet<>(), writer().batches());
  }

  @Test
  void fileThatChangesAfterTheLookIsKept() throws IOException {
    offer("old");
    userWrites("x", "old");
    Report report = new Report();
    PullLook look = look(report, version("x", stored("new", 0644)));
    userWrites("x", "mine");

    assertAllDone(carryOut(look, report, writer()));

    assertEquals(file("new", 0644), at("x"));
    assertEquals(file("mine", 0644), reader().identify(copyOf("x")));
  }

  @Test
  void whatAppearsOrGoesAfterTheLookIsLeftAlone() throws IOException {
    offer("old");
    userWrites("gone", "old");
    Report report = new Report();
    Version gone = version("gone", stored("new", 0644));
    PullLook look = look(report, gone, version("appeared", stored("other", 0644)));
    userDeletes("gone");
    userWrites("appeared", "mine");

    carryOut(look, report, writer());

    assertEquals(2, report.failures().size());
    assertTrue(
        report.failures().stream()
            .allMatch(failure -> failure.kind() == Report.Failure.Kind.STALE));
    assertEquals(file("mine", 0644), at("appeared"));
    assertEquals(List.of("appeared"), names(scan().items()));
    assertEquals(new TreeSet<>(), writer().batches());
  }

  @Test
  void nothingIsWrittenWhereALinkLeads() throws IOException {
    userMakesFolder("elsewhere", 0755);
    userLinks("sub", "elsewhere");

    assertAllDone(
        pull(version("sub/x", stored("new", 0644)), version("sub/d", new Content.Folder(0755))));

    assertEquals(new Content.Link("elsewhere"), reader().identify(copyOf("sub")));
    assertEquals(
        List.of("elsewhere", "sub", "sub/d", "sub/x", copyOf("sub").toString()),
        names(scan().items()));
  }

  @Test
  void contentThatTheStoreCannotGiveLeavesEverythingAsItIs() throws IOException {
    offer("old");
    userWrites("x", "old");

    Report report = pull(version("x", file("not there", 0644)), version("y", stored("y", 0644)));

    assertEquals(1, report.failures().size());
    assertEquals(file("old", 0644), at("x"));
    assertEquals(file("y", 0644), at("y"));
    assertEquals(new TreeSet<>(), writer().batches());
  }

  @Test
  void whatIsSafeElsewhereIsGivenUpAndNothingElseIs() throws IOException {
    offer("stored");
    userWrites("stored", "stored");
    userWrites("mine", "mine");
    String batch = writer().begin();
    writer().take(batch, 0, path("stored"));
    writer().take(batch, 1, path("mine"));

    writer().vault(batch, 0, path("stored"), file("stored", 0644));
    assertThrows(
        IOException.class, () -> writer().vault(batch, 1, path("mine"), file("mine", 0644)));

    assertEquals(new TreeSet<>(List.of(1)), writer().temporaries(batch));
    assertEquals(file("mine", 0644), writer().identify(batch, 1));
  }

  /** Each in a folder of its own, until one comes to its end. */
  @Test
  void aDeathBeforeOrAfterAnyStepLosesNothingAndLeavesNothingBehind() throws IOException {
    for (boolean isDone : new boolean[] {false, true}) {
      boolean died = true;
      for (int step = 0; died; step++) {
        String top = (isDone ? "after-" : "before-") + step;
        Version[] versions = someWork(top);
        died = dies(versions, new MortalWriter(writer(), step, isDone));
        recover();
        requireNothingLost(top);
        assertAllDone(pull(versions));
        requireDone(top);
      }
    }
  }

  private Version[] someWork(String top) throws IOException {
    offer("old");
    userMakesFolder(top, 0755);
    userWrites(top + "/known", "old");
    userWrites(top + "/unknown", "mine of " + top);
    userWrites(top + "/folder", "in the way of " + top);
    userMakesFolder(top + "/file", 0755);
    userWrites(top + "/file/inner", "inside of " + top);
    return new Version[] {
      version(top + "/d", new Content.Folder(0700)),
      version(top + "/d/added", stored("added", 0644)),
      version(top + "/file", stored("file", 0644)),
      version(top + "/folder/x", stored("x", 0644)),
      version(top + "/known", stored("new", 0600)),
      version(top + "/link", new Content.Link("known")),
      version(top + "/unknown", stored("other", 0644))
    };
  }

  private boolean dies(Version[] versions, MortalWriter mortal) throws IOException {
    Report report = new Report();
    try {
      carryOut(look(report, versions), report, mortal.writer());
      assertAllDone(report);
      return false;
    } catch (MortalWriter.Death _) {
      return true;
    }
  }

  private void requireNothingLost(String top) throws IOException {
    assertEquals(new TreeSet<>(), writer().batches(), top);
    List<Content> there = new ArrayList<>();
    for (Map.Entry<TreePath, Content> each : below(top).entrySet()) {
      there.add(each.getValue());
      if (each.getKey().equals(path(top + "/known"))) {
        assertTrue(List.of(file("old", 0644), file("new", 0600)).contains(each.getValue()), top);
      }
    }
    for (String mine : List.of("mine of ", "in the way of ", "inside of ")) {
      assertTrue(there.contains(file(mine + top, 0644)), mine + top + ", has " + below(top));
    }
  }

  private void requireDone(String top) throws IOException {
    assertEquals(new TreeSet<>(), writer().batches(), top);
    assertEquals(file("new", 0600), at(top + "/known"));
    assertEquals(file("other", 0644), at(top + "/unknown"));
    assertEquals(file("mine of " + top, 0644), reader().identify(copyOf(top + "/unknown")));
    assertEquals(file("in the way of " + top, 0644), reader().identify(copyOf(top + "/folder")));
    assertEquals(file("inside of " + top, 0644), at(copyOf(top + "/file") + "/inner"));
    assertEquals(12, below(top).size(), below(top).toString());
  }

  private SortedMap<TreePath, Content> below(String top) throws IOException {
    TreeMap<TreePath, Content> below = new TreeMap<>();
    scan()
        .items()
        .forEach((path, item) -> {
          if (path.isWithin(path(top)) && !path.equals(path(top))) {
            below.put(path, item.content());
          }
        });
    return below;
  }
}
