package io.tummycrypt.tcfs.store.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of a head, in the form that older versions have. */
final class HeadMessagesTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final DeviceName NEO = new DeviceName("neo");
  private static final DeviceName HONEY = new DeviceName("honey");
  private static final RootName ROOT = new RootName("docs");
  private static final long SEQ = 12;
  private static final long AT = 1_700_000_000;
  private static final Content NOTHING = Content.nothing();

  /** The members that each of our messages has beside those of older versions. */
  private static final String ADDED = ",\"fleet\":\"" + FLEET + "\",\"root\":\"docs\"";

  private final List<StoredEntry> head = new ArrayList<>();
  private long counter;

  private static Content.File file(int value) {
    byte[] bytes = new byte[Digest.BYTES];
    bytes[0] = (byte) value;
    return new Content.File(Digest.of(Digest.Algorithm.BLAKE3, bytes), 2048, 0644);
  }

  private static Incarnation life(DeviceName device) {
    return new Incarnation(device, 7);
  }

  private Version version(String path, Content content, Content from, @Nullable String movedFrom) {
    counter++;
    Dot dot = new Dot(life(NEO), counter);
    return new Version(
        ROOT,
        TreePath.parse(path),
        content,
        Instant.EPOCH,
        Clock.of(Map.of(life(HONEY), 2L)).tick(dot),
        NEO,
        dot,
        from,
        ConflictMode.AUTO,
        null,
        movedFrom == null ? null : TreePath.parse(movedFrom));
  }

  private Version put(String path, Content content, Content from) {
    return put(version(path, content, from, null));
  }

  private Version put(Version version) {
    add(new Put(SEQ, version));
    return version;
  }

  private void moved(String from, String to, Content content) {
    put(version(to, content, NOTHING, from));
  }

  private void add(LogEntry entry) {
    boolean hasBytes = entry instanceof Put put && put.version().content().bytes() > 0;
    List<Digest> chunks = hasBytes ? List.of(file(1).digest()) : List.of();
    head.add(new StoredEntry(entry, AT, chunks));
  }

  private List<Message> told(Map<Dot, String> resolutions) throws IOException {
    HeadMessages messages = new HeadMessages(FLEET, NEO, resolutions);
    head.forEach(messages::see);
    List<Message> told = new ArrayList<>();
    for (StoredEntry entry : head) {
      Message message = messages.next(entry);
      if (message != null) {
        told.add(message);
      }
    }
    return told;
  }

  private List<String> types() throws IOException {
    return told(Map.of()).stream()
        .map(each -> each.type() + " " + each.id().substring(each.id().lastIndexOf('/') + 1))
        .toList();
  }

  private static String clock() {
    return "{\"clocks\":{\"honey~0000000000000007\":2,\"neo~0000000000000007\":1}}";
  }

  @Test
  void aWrittenFileIsSynced() throws IOException {
    put("docs/readme.md", file(1), NOTHING);
    Message message = told(Map.of()).getFirst();
    assertEquals("file_synced", message.type());
    assertEquals(FLEET + "/neo/12/1", message.id());
    String hex = file(1).digest().hex();
    assertEquals(
        "{\"type\":\"file_synced\",\"device_id\":\"neo\",\"rel_path\":\"docs/readme.md\",\"blake3\":\""
            + hex
            + "\",\"size\":2048,\"vclock\":"
            + clock()
            + ",\"manifest_path\":\"heads/neo/00000000000000000012\",\"timestamp\":1700000000"
            + ADDED
            + ",\"kind\":\"file\"}",
        message.text());
  }

  @Test
  void hasTheMembersOfOlderVersionsInTheirOrder() throws IOException {
    put("docs/readme.md", file(1), NOTHING);
    put("docs/readme.md", NOTHING, file(1));
    put("a.txt", NOTHING, file(2));
    moved("a.txt", "b.txt", file(2));
    Version resolved = put("a.txt", file(3), file(4));
    List<String> texts =
        new ArrayList<>(
            told(Map.of(resolved.dot(), "keep_local")).stream().map(Message::text).toList());
    Presence presence = new Presence(FLEET, NEO, Instant.ofEpochSecond(AT));
    texts.add(3, presence.online(Instant.ofEpochSecond(AT), 0).text());
    texts.add(4, presence.offline(Instant.ofEpochSecond(AT), 0).text());

    List<List<String>> samples = samples();
    assertEquals(samples.size(), texts.size());
    for (int i = 0; i < samples.size(); i++) {
      List<String> ours = members(texts.get(i));
      List<String> theirs = samples.get(i);
      assertEquals(theirs, ours.subList(0, theirs.size()), texts.get(i));
    }
  }

  /** Of each sample its type, and the names and kinds of its members, with those of objects. */
  private static List<List<String>> samples() throws IOException {
    List<List<String>> all = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(
                HeadMessagesTest.class.getResourceAsStream("/vectors/wire-samples.json"));
        JsonParser parser = new JsonFactory().createParser(in)) {
      while (!"state_events".equals(parser.nextFieldName())) {
        assertFalse(parser.currentToken() == null && parser.isClosed(), "there are no samples");
      }
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        all.add(members(parser));
      }
    }
    return all;
  }

  private static List<String> members(String text) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      return members(parser);
    }
  }

  private static List<String> members(JsonParser parser) throws IOException {
    List<String> members = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken kind = parser.nextToken();
      boolean isFixed = List.of("type", "device_id", "resolution", "timestamp").contains(name);
      members.add(name + " " + (isFixed ? parser.getText() : kind));
      if (kind == JsonToken.START_OBJECT) {
        // Of a clock the members are other ones.
        assertEquals("clocks", parser.nextFieldName());
        parser.nextToken();
        parser.skipChildren();
        parser.nextToken();
      }
    }
    return members;
  }

  @Test
  void aDeletedFileIsDeleted() throws IOException {
    put("a.txt", NOTHING, file(1));
    Message message = told(Map.of()).getFirst();
    assertEquals(
        "{\"type\":\"file_deleted\",\"device_id\":\"neo\",\"rel_path\":\"a.txt\",\"vclock\":"
            + clock()
            + ",\"timestamp\":1700000000"
            + ADDED
            + ",\"kind\":\"file\"}",
        message.text());
  }

  @Test
  void aRenameIsOneMessageWhereverItsHalvesStand() throws IOException {
    put("a.txt", NOTHING, file(1));
    moved("a.txt", "b.txt", file(1));
    moved("z.txt", "c.txt", file(2));
    put("z.txt", NOTHING, file(2));
    List<Message> told = told(Map.of());
    assertEquals(List.of("file_renamed 2", "file_renamed 3"), types());
    assertEquals(
        List.of(
            "\"old_path\":\"a.txt\",\"new_path\":\"b.txt\"",
            "\"old_path\":\"z.txt\",\"new_path\":\"c.txt\""),
        told.stream()
            .map(each -> each.text().replaceAll(".*(\"old_path.*),\"vclock.*", "$1"))
            .toList());
  }

  @Test
  void filesOfTheSameContentAreRenamedOneByOne() throws IOException {
    for (String name : List.of("1", "2", "3")) {
      put("from/" + name, NOTHING, file(1));
      // Its writer names but one of those that have the content.
      moved("from/1", "to/" + name, file(1));
    }
    assertEquals(List.of("file_renamed 2", "file_renamed 4", "file_renamed 6"), types());
    assertEquals(
        List.of("from/1 to/1", "from/2 to/2", "from/3 to/3"),
        told(Map.of()).stream()
            .map(each ->
                each.text()
                    .replaceAll(".*old_path\":\"(.*)\",\"new_path\":\"(.*)\",\"vcl.*", "$1 $2"))
            .toList());
  }

  @Test
  void whatOnlyLooksLikeARenameIsNone() throws IOException {
    put("copy.txt", file(1), NOTHING);
    put("gone.txt", NOTHING, file(1));
    moved("still-there.txt", "b.txt", file(2));
    moved("other.txt", "c.txt", file(3));
    put("other.txt", NOTHING, file(4));
    assertEquals(
        List.of(
            "file_synced 1", "file_deleted 2", "file_synced 3", "file_synced 4", "file_deleted 5"),
        types());
  }

  @Test
  void whatADeviceCarriesForAnotherIsNotToldAndAConflictCopyIs() throws IOException {
    Dot dot = new Dot(life(HONEY), 5);
    Version ofHoney =
        new Version(
            ROOT,
            TreePath.parse("a.txt"),
            file(1),
            Instant.EPOCH,
            Clock.ZERO.tick(dot),
            HONEY,
            dot,
            NOTHING,
            ConflictMode.AUTO,
            null,
            null);
    put(ofHoney);
    add(new Drop(SEQ, ofHoney.key()));
    put(ofHoney.copiedTo(TreePath.parse("a.conflict-honey-1.txt")));
    assertEquals(List.of("file_synced 3"), types());
  }

  @Test
  void linksAndFoldersSayThatTheyAre() throws IOException {
    put("link", new Content.Link("target"), NOTHING);
    put("folder", new Content.Folder(0700), NOTHING);
    put("folder", NOTHING, new Content.Folder(0700));
    List<Message> told = told(Map.of());
    assertEquals(List.of("file_synced 1", "file_synced 2", "file_deleted 3"), types());
    assertEquals(
        List.of("\"kind\":\"link\"}", "\"kind\":\"folder\"}", "\"kind\":\"folder\"}"),
        told.stream().map(each -> each.text().replaceAll(".*(\"kind.*)", "$1")).toList());
  }

  @Test
  void aResolutionIsToldWithWhatIsThereNow() throws IOException {
    Version resolved = put("a.txt", file(1), file(2));
    put(resolved.copiedTo(TreePath.parse("copy.txt")));
    List<Message> told = told(Map.of(resolved.dot(), "keep_both"));
    assertEquals(
        List.of("conflict_resolved", "file_synced"), told.stream().map(Message::type).toList());
    assertEquals(
        "{\"type\":\"conflict_resolved\",\"device_id\":\"neo\",\"rel_path\":\"a.txt\",\"resolution\":\"keep_both\",\"merged_vclock\":"
            + clock()
            + ",\"timestamp\":1700000000"
            + ADDED
            + ",\"kind\":\"file\",\"blake3\":\""
            + file(1).digest().hex()
            + "\",\"size\":2048,\"manifest_path\":\"heads/neo/00000000000000000012\"}",
        told.getFirst().text());
  }

  @Test
  void anAgentThatComesAndGoesIsNamedByItsLife() throws IOException {
    Presence presence = new Presence(FLEET, NEO, Instant.ofEpochMilli(77));
    Message online = presence.online(Instant.ofEpochSecond(AT), 3);
    assertEquals(FLEET + "/neo/online/77", online.id());
    assertEquals(
        "{\"type\":\"device_online\",\"device_id\":\"neo\",\"last_seq\":3,\"timestamp\":1700000000,\"fleet\":\""
            + FLEET
            + "\"}",
        online.text());
    assertEquals(FLEET + "/neo/offline/77", presence.offline(Instant.EPOCH, 3).id());
  }
}
