package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tcfs store check} and {@code store stats} on the stores of real machines. */
class StoreCheckTest extends StoreMachines {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private void fill() throws IOException {
    a.init();
    b.init();
    a.write("plan.txt", "first\n");
    a.sync();
    a.write("plan.txt", "second\n");
    a.write("notes/b.txt", "notes\n");
    a.sync();
    b.sync();
    b.write("late.txt", "late\n");
    b.sync();
  }

  @Test
  void aSoundStoreIsSoundAlsoForWhoHasOnlyItsUrl() throws IOException {
    fill();
    for (String args : List.of("store check", "store check --read-data", "store stats")) {
      a.ends(0, args.split(" ", -1));
    }
    Machine stranger = Machine.in(folder, "stranger");
    String url = a.store().toUri().toString();
    stranger.ends(0, "store", "check", "--read-data", "--store", url);
    assertEquals(0, stranger.tcfsWith("TCFS_STORE", url, "store", "check").code());
    stranger.ends(0, "store", "stats", "--store", url);
    assertFalse(Files.exists(stranger.home()), "something was made");
    Ended none = stranger.ends(1, "store", "check");
    assertTrue(none.err().contains("not part of a fleet"), none.all());
  }

  @Test
  void everyObjectThatIsGoneOrHasOtherBytesIsNamed() throws IOException {
    fill();
    for (Path object : objects("")) {
      if (key(object).startsWith(".")) {
        continue;
      }
      byte[] before = Files.readAllBytes(object);
      byte[] flipped = before.clone();
      flipped[before.length / 2] ^= 1;
      Files.write(object, flipped);
      Ended ended = a.ends(3, "store", "check", "--read-data");
      assertTrue(ended.out().contains(key(object)), ended.all());
      Files.write(object, before);
    }
    a.ends(0, "store", "check", "--read-data");
  }

  @Test
  void aPackNamesThePathsAndVersionsAndTheRestIsRead() throws IOException {
    fill();
    Map<String, List<String>> needs = new TreeMap<>();
    for (Path pack : objects("packs")) {
      byte[] before = Files.readAllBytes(pack);
      Files.delete(pack);
      JsonNode answer = MAPPER.readTree(a.ends(3, "store", "check", "--json").out());
      assertEquals(1, answer.get("damages").size(), answer.toString());
      JsonNode damage = answer.get("damages").get(0);
      assertEquals(key(pack), damage.get("object").asString());
      for (JsonNode need : damage.get("neededBy")) {
        String path = need.get("path").asString();
        String version = need.get("version").asString();
        needs
            .computeIfAbsent(path, _ -> new ArrayList<>())
            .add(need.get("device").asString() + " " + need.get("live").asBoolean());
        String shown = "docs/" + path + "@" + version;
        assertEquals(1, a.tcfs("show", shown).code(), shown);
      }
      for (String path : List.of("plan.txt", "notes/b.txt", "late.txt")) {
        if (!damage.get("neededBy").toString().contains(path)) {
          b.ends(0, "show", "docs/" + path + "@base");
        }
      }
      Files.write(pack, before);
    }
    assertEquals(
        "{late.txt=[b true], notes/b.txt=[a true], plan.txt=[a false, a true]}", sorted(needs));
  }

  private static String sorted(Map<String, List<String>> needs) {
    needs.values().forEach(list -> list.sort(null));
    return needs.toString();
  }

  @Test
  void whatThisDeviceHasReadAndIsGoneIsMissed() throws IOException {
    fill();
    Path last = objects("heads/a").getLast();
    Files.delete(last);
    for (Path report : objects("reports")) {
      Files.delete(report);
    }
    Ended ended = a.ends(3, "store", "check");
    assertTrue(ended.out().contains(key(last)), ended.all());
    assertTrue(ended.out().contains("not known any more: what head"), ended.all());
  }

  @Test
  void anOddKeyNeitherStopsNorBreaksIt() throws IOException {
    fill();
    for (String stray : List.of("heads/a/99999999999999999999", "heads/b/09223372036854775807")) {
      Path object = a.store().resolve(stray);
      Files.writeString(object, "stray");
      Ended ended = a.ends(3, "store", "check");
      assertTrue(ended.out().contains(stray), ended.all());
      Files.delete(object);
    }
    Path object = a.store().resolve("notes.txt");
    Files.writeString(object, "not of tcfs");
    assertTrue(a.ends(0, "store", "check").out().contains("notes.txt"));
  }

  @Test
  void aPartThatCannotBeReadIsNamedAndAStoreThatIsAwayIsAnError() throws IOException {
    fill();
    Path pack = objects("packs").getFirst();
    Files.setPosixFilePermissions(pack, PosixFilePermissions.fromString("---------"));
    if (!Files.isReadable(pack)) {
      a.ends(3, "store", "check");
    }
    Files.move(a.store(), folder.resolve("away"));
    Ended away = a.ends(1, "store", "check");
    assertTrue(away.err().contains("is not there"), away.all());
  }

  @Test
  void aStoreInABucketIsLookedAt() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("buckets"))) {
      Map<String, String> s3 = inBucket(server);
      for (String args : List.of("store check --read-data", "store stats --json")) {
        ends(0, s3, args.split(" ", -1));
      }
      s3.put("TCFS_S3_SECRET", "wrong");
      Ended wrong = Machine.tcfs(s3, "store", "check");
      assertFalse(wrong.code() == 0, wrong.all());
      assertFalse(wrong.all().contains(S3Server.SECRET), wrong.all());
    }
  }

  @Test
  void sizesAddUp() throws IOException {
    fill();
    JsonNode answer = MAPPER.readTree(a.ends(0, "store", "stats", "--json").out());
    long objects = 0;
    for (JsonNode part : answer.get("parts")) {
      objects += part.get("objects").asLong();
    }
    assertEquals(objects, answer.get("objects").asLong());
    assertEquals(4, answer.get("published").get("versions").asLong(), answer.toString());
    assertEquals(3, answer.get("live").get("versions").asLong(), answer.toString());
    assertEquals(2, answer.get("devices").size());
  }
}
