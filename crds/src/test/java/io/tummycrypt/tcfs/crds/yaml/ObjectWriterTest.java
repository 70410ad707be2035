package io.tummycrypt.tcfs.crds.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.crds.shape.Shape;
import io.tummycrypt.tcfs.crds.shape.Shapes;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsDevice;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectWriterTest {
  private static final Shape.ObjectOf FLEET = Shapes.of(TcfsFleet.class);
  private static final Shape.ObjectOf DEVICE = Shapes.of(TcfsDevice.class);

  @Test
  void whatIsWrittenReadsBackAsTheSameObjects() {
    for (long seed = 0; seed < 500; seed++) {
      RandomObjects random = new RandomObjects(seed);
      TcfsFleet fleet = (TcfsFleet) random.record(FLEET);
      TcfsDevice device = (TcfsDevice) random.record(DEVICE);
      String text = ObjectWriter.write(List.of(fleet, device));
      FleetObjects read = ObjectReader.read(List.of(new SourceText("seed " + seed, text)));
      assertEquals(List.of(), read.findings(), text);
      List<TcfsObject> back = new ArrayList<>();
      read.fleets().forEach(f -> back.add(f.object()));
      read.devices().forEach(d -> back.add(d.object()));
      assertEquals(List.of(fleet, device), back, text);
      assertEquals(text, ObjectWriter.write(back));
    }
  }

  @Test
  void textThatLooksLikeSomethingElseIsQuoted() {
    assertEquals("\"yes\"", YamlWriter.text("yes"));
    assertEquals("\"12\"", YamlWriter.text("12"));
    assertEquals("\"*.swp\"", YamlWriter.text("*.swp"));
    assertEquals("\"\"", YamlWriter.text(""));
    assertEquals("\"a\\nb\\u001b\"", YamlWriter.text("a\nb\u001b"));
    assertEquals("~/git", YamlWriter.text("~/git"));
    assertEquals("\"~\"", YamlWriter.text("~"));
    assertEquals(".direnv", YamlWriter.text(".direnv"));
  }
}
