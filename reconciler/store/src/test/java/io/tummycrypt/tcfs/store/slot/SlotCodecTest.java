package io.tummycrypt.tcfs.store.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.format.JsonText;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.format.SummedJson;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.slot.SlotRecord.EndRecord;
import io.tummycrypt.tcfs.store.slot.SlotRecord.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlotCodecTest {
  private static final DeviceName DEVICE = new DeviceName("yoga");
  private static final ObjectKey KEY = StoreKeys.slot(DEVICE, 1);

  private final SlotCodec codec = new SlotCodec(Fleet.ID);

  @Test
  void findsEveryFlippedBitAndTruncation() throws IOException {
    Fleet yoga = new Fleet(new InMemoryObjectStore(), "yoga");
    Content file = yoga.store("hello".getBytes(StandardCharsets.UTF_8));
    byte[] stored = yoga.writer.seal(yoga.draft(1, List.of(yoga.put(1, 1, "a", file)))).bytes();
    codec.read(KEY, stored);
    for (int i = 0; i < stored.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = stored.clone();
        flipped[i] ^= (byte) (1 << bit);
        requireDamaged(flipped);
      }
      requireDamaged(Arrays.copyOf(stored, i));
    }
    requireDamaged(Arrays.copyOf(stored, stored.length + 1));
  }

  /** A sum also protects the text when somebody packs it again. */
  @Test
  void findsEveryFlippedByteOfTheText() throws IOException {
    byte[] text = SummedJson.write(Fleet.ID, out -> end(out, "end"));
    for (int i = 0; i < text.length; i++) {
      byte[] flipped = text.clone();
      flipped[i] ^= 4;
      requireDamaged(SlotEnvelope.wrap(flipped));
    }
  }

  @Test
  void refusesAnUnknownKind() throws IOException {
    byte[] stored = SlotEnvelope.wrap(SummedJson.write(Fleet.ID, out -> end(out, "merge")));
    IOException found = assertThrows(UnknownFormatException.class, () -> codec.read(KEY, stored));
    assertEquals(
        "object '" + KEY + "' has kind 'merge', this version knows head, stamp, end",
        found.getMessage());
  }

  @Test
  void refusesAnUnknownMember() throws IOException {
    byte[] stored =
        SlotEnvelope.wrap(
            SummedJson.write(
                Fleet.ID,
                out -> {
                  end(out, "end");
                  out.writeStringField("signature", "x");
                }));
    IOException found = assertThrows(UnknownFormatException.class, () -> codec.read(KEY, stored));
    assertTrue(String.valueOf(found.getMessage()).contains("'signature'"), found.getMessage());
  }

  @Test
  void refusesAnUnknownFormat() throws IOException {
    String right =
        new String(SummedJson.write(Fleet.ID, out -> end(out, "end")), StandardCharsets.UTF_8);
    byte[] body =
        JsonText.object(out -> {
          out.writeNumberField("format", 4);
          out.writeStringField("fleet", Fleet.ID.toString());
          end(out, "end");
        });
    String open = new String(body, 0, body.length - 1, StandardCharsets.UTF_8);
    String sum = Hasher.hash(open.getBytes(StandardCharsets.UTF_8)).hex();
    String text = open + ",\"sum\":\"" + sum + "\"}";
    assertEquals(right.length(), text.length(), "the same layout");
    IOException found =
        assertThrows(
            UnknownFormatException.class,
            () -> codec.read(KEY, SlotEnvelope.wrap(text.getBytes(StandardCharsets.UTF_8))));
    assertEquals(
        "object '" + KEY + "' has format '4', this version knows format 3", found.getMessage());
  }

  @Test
  void refusesTheSlotOfAnotherFleetOrPlace() throws IOException {
    FleetId other = new FleetId(9, 9);
    EndRecord end = new EndRecord(new Place(DEVICE, 1, null, Fleet.AT), DEVICE);
    byte[] foreign = new SlotCodec(other).write(end);
    String message =
        String.valueOf(
            assertThrows(ForeignObjectException.class, () -> codec.read(KEY, foreign))
                .getMessage());
    assertTrue(message.contains(other.toString()) && message.contains(Fleet.ID.toString()));

    byte[] moved = codec.write(end);
    assertThrows(DamagedObjectException.class, () -> codec.read(StoreKeys.slot(DEVICE, 2), moved));
    assertThrows(
        DamagedObjectException.class,
        () -> codec.read(StoreKeys.slot(new DeviceName("lab"), 1), moved));
    assertEquals(end, codec.read(KEY, moved));
  }

  @Test
  void refusesAHeadInTheLifeOfAnotherDevice() throws IOException {
    Fleet yoga = new Fleet(new InMemoryObjectStore(), "yoga");
    byte[] stored = yoga.writer.seal(yoga.draft(1, List.of())).bytes();
    String text = new String(SlotEnvelope.unwrap(KEY, stored), StandardCharsets.UTF_8);
    String open = text.substring(0, text.indexOf(",\"sum\""));
    String other = open.replace("\"incarnation\":\"yoga~", "\"incarnation\":\"lab~");
    String sum = Hasher.hash(other.getBytes(StandardCharsets.UTF_8)).hex();
    byte[] lab = (other + ",\"sum\":\"" + sum + "\"}").getBytes(StandardCharsets.UTF_8);

    IOException found =
        assertThrows(DamagedObjectException.class, () -> codec.read(KEY, SlotEnvelope.wrap(lab)));

    assertTrue(
        String.valueOf(found.getMessage()).contains("of device 'yoga' in the life lab~"),
        found.getMessage());
  }

  private static void end(JsonGenerator out, String kind) throws IOException {
    out.writeStringField("kind", kind);
    out.writeStringField("device", "yoga");
    out.writeNumberField("seq", 1);
    out.writeStringField("at", Fleet.AT.toString());
    out.writeStringField("by", "yoga");
  }

  private void requireDamaged(byte[] stored) {
    IOException found = assertThrows(DamagedObjectException.class, () -> codec.read(KEY, stored));
    assertTrue(String.valueOf(found.getMessage()).contains("'" + KEY + "'"), found.getMessage());
  }
}
