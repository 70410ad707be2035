package io.tummycrypt.tcfs.crds.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFilesTest {
  @TempDir Path folder;

  private static void assertFinding(Path path, String message) {
    List<String> found =
        FleetFiles.read(List.of(path)).findings().stream().map(Object::toString).toList();
    assertEquals(List.of(path + ":1:1: document: " + message), found);
  }

  @Test
  void yamlFilesOfAFolderAreOneStreamByName() throws IOException {
    Files.writeString(folder.resolve("2.yml"), FleetDocumentTest.DEVICE);
    Files.writeString(folder.resolve("1.yaml"), FleetDocumentTest.FLEET);
    Files.writeString(folder.resolve("notes.txt"), "not: [read");
    Files.createDirectory(folder.resolve("x.yaml"));
    FleetDocument document = FleetFiles.read(List.of(folder)).orThrow();
    assertEquals(
        List.of(folder.resolve("1.yaml").toString(), folder.resolve("2.yml").toString()),
        document.sources().stream().map(source -> source.name()).toList());
    assertEquals(1, document.devices().size());
  }

  @Test
  void whatCannotBeReadIsAFinding() throws IOException {
    assertFinding(folder.resolve("none.yaml"), "there is no such file");
    assertFinding(folder, "no .yaml or .yml file in this folder");
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe9, 'b'});
    assertFinding(latin, "not a text in UTF-8");
    Path huge = Files.write(folder.resolve("huge.yaml"), new byte[(1 << 20) + 1]);
    assertFinding(huge, "larger than 1048576 bytes");
  }

  @Test
  void whatIsWrongInTheOtherFilesIsToldBesideOneThatCannotBeRead() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "kind: TcfsFleet\nx: 1\n");
    Path absent = folder.resolve("absent.yaml");

    List<String> findings =
        FleetFiles.read(List.of(bad, absent)).findings().stream().map(Object::toString).toList();

    assertEquals(absent + ":1:1: document: there is no such file", findings.getFirst());
    assertTrue(findings.size() > 1, findings.toString());
    assertTrue(findings.stream().skip(1).allMatch(each -> each.startsWith(bad + ":")));
  }
}
