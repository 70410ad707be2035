package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tcfs store copy}: a fleet moves, and goes on there. */
class StoreCopyTest extends StoreMachines {
  private String from;

  @BeforeEach
  void join() throws IOException {
    from = url(a.store());
    a.init();
    b.init();
    for (int i = 0; i < 20; i++) {
      a.write("many/" + i, "number " + i);
    }
    a.sync();
    b.sync();
    b.write("of-b.txt", "text of b");
    b.sync();
  }

  private static void point(Machine machine, String url, String more) throws IOException {
    Path file = machine.home().resolve("config/device.yaml");
    String before = Files.readString(file);
    String after = before.replaceAll("(?m)^store: .*$", "store: " + url) + more;
    Files.writeString(file, after);
  }

  @Test
  void aFleetMovesToAnotherFolderAndGoesOnThere() throws IOException {
    Path place = folder.resolve("disk/new");
    Machine stranger = Machine.in(folder, "stranger");
    stranger.ends(0, "store", "copy", from, url(place));
    b.write("late.txt", "written to the old store");
    b.sync();
    Ended again = a.ends(0, "store", "copy", from, url(place));
    assertTrue(again.out().contains("there already"), again.all());
    a.ends(0, "store", "check", "--read-data", "--store", url(place));
    Files.move(a.store(), folder.resolve("old"));
    point(a, url(place), "");
    point(b, url(place), "");
    a.sync();
    assertEquals("written to the old store", a.read("late.txt"));
    a.write("new.txt", "written to the new store");
    a.sync();
    b.sync();
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
    a.ends(0, "store", "check", "--read-data");
    Files.move(folder.resolve("old"), a.store());
    Ended used = stranger.ends(1, "store", "copy", from, url(place));
    assertTrue(used.err().contains("is in use already"), used.all());
    assertFalse(used.err().contains("nothing of it was changed"), used.all());
  }

  @Test
  void aFleetMovesToABucketAndBack() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("buckets"))) {
      Map<String, String> s3 = reaching(server);
      Ended there = ends(0, s3, "store", "copy", from, BUCKET);
      assertFalse(there.all().contains(S3Server.SECRET), there.all());
      ends(0, s3, "store", "check", "--read-data", "--store", BUCKET);
      point(a, BUCKET, "");
      a.write("in-the-bucket.txt", "text");
      ends(0, s3, "sync");
      String back = url(folder.resolve("back"));
      ends(0, s3, "store", "copy", BUCKET, back);
      point(b, back, "");
      b.sync();
      assertEquals("text", b.read("in-the-bucket.txt"));
      b.ends(0, "store", "check", "--read-data");
    }
  }

  @Test
  void bucketsOfTheSameNameOnTwoServersAreTwoPlaces() throws Exception {
    try (S3Server one = S3Server.start(folder.resolve("one"));
        S3Server other = S3Server.start(folder.resolve("other"))) {
      Map<String, String> s3 = reaching(one);
      ends(0, s3, "store", "copy", from, BUCKET);
      Ended same = ends(1, s3, "store", "copy", BUCKET, BUCKET);
      assertTrue(same.err().contains("are the same place"), same.all());
      s3.remove("TCFS_S3_ENDPOINT");
      Ended moved =
          Machine.tcfs(
              s3,
              "store",
              "copy",
              BUCKET,
              BUCKET,
              "--from-s3",
              "endpoint=" + one.endpoint(),
              "--to-s3",
              "endpoint=" + other.endpoint());
      assertEquals(0, moved.code(), moved.all());
      assertFalse(moved.out().contains("copied 0 objects"), moved.all());
    }
  }

  @Test
  void aBucketThatDoesNotCreateOnceIsNotWrittenTo() throws Exception {
    try (S3Server open = S3Server.startOpen(folder.resolve("open"));
        Middleman liar = new Middleman(open.port())) {
      liar.conduct(call -> {
        call.remove("If-None-Match");
        call.pass();
      });
      Map<String, String> s3 = reaching(open);
      s3.put("TCFS_S3_ENDPOINT", liar.endpoint().toString());
      Ended refused = ends(1, s3, "store", "copy", from, BUCKET);
      assertTrue(refused.err().contains("nothing was copied"), refused.all());
      assertTrue(refused.err().contains("16 of 16 racers"), refused.all());
      assertEquals(List.of(), KillUsers.files(folder.resolve("open/bench")), "left in the bucket");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void aCopyThatIsCutShortGoesOnWhereItWas(int count) throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("buckets"));
        Middleman between = new Middleman(server.port())) {
      Map<String, String> s3 = reaching(a, between);
      AtomicInteger copied = new AtomicInteger();
      between.conduct(call -> {
        if (isCopied(call) && copied.incrementAndGet() > count) {
          call.answer(403, "", "<Error><Code>AccessDenied</Code></Error>");
        } else {
          call.pass();
        }
      });
      Ended cut = Machine.tcfs(s3, "store", "copy", from, BUCKET);
      assertNotEquals(0, cut.code(), cut.all());
      assertTrue(cut.err().contains("AccessDenied"), cut.all());
      Path objects = folder.resolve("buckets/bench/fleets/home");
      assertEquals(1 + count, KillUsers.files(objects).size());

      copied.set(Integer.MIN_VALUE);
      Ended rest = ends(0, s3, "store", "copy", from, BUCKET);
      assertTrue(rest.out().contains("; " + count + " there already"), rest.all());
      ends(0, s3, "store", "check", "--read-data", "--store", BUCKET);
    }
  }

  /** Of an object that is copied: the proof of the store, and whose it is, come before. */
  private static boolean isCopied(Middleman.Call call) {
    return call.method().equals("PUT")
        && !call.target().contains("/tcfs-meta/probe/")
        && !call.target().endsWith("/tcfs-meta/identity.json");
  }

  @Test
  void aPlaceThatHasSomethingElseIsRefusedAndStaysAsItIs() throws IOException {
    Path full = Files.createDirectories(folder.resolve("full"));
    Files.writeString(full.resolve("notes.txt"), "mine");
    Machine other = Machine.in(folder.resolve("other"), "c");
    other.init();
    for (Path place : List.of(full, other.store(), a.store(), a.store().resolve("inside"))) {
      var before = Tree.everything(folder);
      Ended refused = a.ends(1, "store", "copy", from, url(place));
      assertTrue(refused.err().contains("next step"), refused.all());
      assertEquals(before, Tree.everything(folder), place.toString());
      assertEquals(
          place.equals(other.store()),
          refused.err().contains("nothing of it was changed"),
          refused.all());
    }
    a.ends(1, "store", "copy", url(folder.resolve("nothing")), url(folder.resolve("new")));
    assertFalse(Files.exists(folder.resolve("new")));
  }

  @Test
  void whatIsDamagedIsToldAndEverythingElseIsCopied() throws IOException {
    Path pack = KillUsers.files(a.store().resolve("packs")).getFirst();
    byte[] bytes = Files.readAllBytes(pack);
    bytes[10] ^= 1;
    Files.write(pack, bytes);
    Path place = folder.resolve("new");
    Ended partly = a.ends(3, "store", "copy", from, url(place));
    assertTrue(partly.out().contains(a.store().relativize(pack).toString()), partly.all());
    bytes[10] ^= 1;
    Files.write(pack, bytes);
    a.ends(0, "store", "copy", from, url(place));
    a.ends(0, "store", "check", "--read-data", "--store", url(place));
  }
}
