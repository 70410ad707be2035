package io.tummycrypt.tcfs.crds.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFilesTest {
  @TempDir Path folder;

  private static void assertFinding(Path path, String message) {
    assertFinding(path, path, message);
  }

  private static void assertFinding(Path read, Path path, String message) {
    List<String> found =
        FleetFiles.read(List.of(read)).findings().stream().map(Object::toString).toList();
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

  /** As Kubernetes has them, which replaces the link to the folder as a whole. */
  @Test
  void linksWithinTheFolderAreFollowed() throws IOException {
    Path mount = Files.createDirectory(folder.resolve("mount"));
    Path volume = Files.createDirectory(mount.resolve("..2026_11_30"));
    Files.writeString(volume.resolve("fleet.yaml"), FleetDocumentTest.FLEET);
    Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_11_30"));
    Path link = Files.createSymbolicLink(mount.resolve("fleet.yaml"), Path.of("..data/fleet.yaml"));
    Path elsewhere = Files.createSymbolicLink(folder.resolve("elsewhere"), mount);
    FleetDocument document = FleetFiles.read(List.of(mount)).orThrow();
    assertEquals(link.toString(), document.sources().getFirst().name());
    FleetFiles.read(List.of(elsewhere)).orThrow();
    FleetFiles.read(List.of(mount.resolve("..data"))).orThrow();
  }

  /** As Home Manager has them. */
  @Test
  void anOwnLinkThatLeadsOutOfTheFolderIsFollowed() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Path text = Files.writeString(folder.resolve("store"), FleetDocumentTest.FLEET);
    Files.createSymbolicLink(own.resolve("fleet.yaml"), text);
    assertEquals(1, FleetFiles.read(List.of(own)).orThrow().sources().size());
  }

  @Test
  void thatOfSomebodyElseIsAFinding() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can make one");
    Path own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(own.resolve("fleet.yaml"), FleetDocumentTest.FLEET);
    Path secret = Files.writeString(folder.resolve("secret"), "key: 1\n");
    Path out = Files.createSymbolicLink(own.resolve("out.yaml"), secret);
    Files.setAttribute(out, "unix:uid", 12_345, LinkOption.NOFOLLOW_LINKS);
    assertFinding(
        own,
        out,
        "a symbolic link of somebody else that leads out of its folder; put the file itself there");
  }

  /** The own one leads to another, which somebody else may have put there since. */
  @Test
  void norDoesAnOwnLinkLeadOutByAnotherInTheFolder() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("fleet.yaml"), FleetDocumentTest.FLEET);
    Files.createSymbolicLink(own.resolve("..data"), secrets);
    Path out = Files.createSymbolicLink(own.resolve("fleet.yaml"), Path.of("..data/fleet.yaml"));
    assertFinding(
        own,
        out,
        "a symbolic link of somebody else that leads out of its folder; put the file itself there");
  }

  @Test
  void aLinkToNothingIsAFinding() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(own.resolve("fleet.yaml"), FleetDocumentTest.FLEET);
    Path out = Files.createSymbolicLink(own.resolve("out.yaml"), Path.of("nothing"));
    assertFinding(own, out, "a symbolic link to nothing");
  }

  @Test
  void aPipeInAFolderIsAFindingAndNotWaitedFor() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("fleet.yaml"), FleetDocumentTest.FLEET);
    Path pipe = folder.resolve("pipe.yaml");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    assertFinding(folder, pipe, "a pipe, socket or device; expected a file");
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
