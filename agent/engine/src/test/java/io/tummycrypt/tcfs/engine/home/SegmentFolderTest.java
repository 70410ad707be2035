package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import io.tummycrypt.tcfs.store.segment.SegmentCopiesContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFolderTest extends SegmentCopiesContract {
  @TempDir private Path temp;
  private SegmentCopies copies = SegmentCopies.NONE;
  private Path folder = Path.of("/");

  @BeforeEach
  void makeTheFolder() {
    TcfsHome home = TcfsHome.in(temp.resolve("home"));
    copies = new SegmentFolder(home);
    folder = home.cache().resolve("segments");
  }

  @Override
  protected SegmentCopies copies() {
    return copies;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void onlyTheOwnerReachesThem() throws IOException {
    copies.keep(ID_OF_ONE, ONE);
    assertEquals(List.of(ID_OF_ONE.hex()), files());
    assertEquals("rwx------", mode(folder));
    assertEquals("rw-------", mode(folder.resolve(ID_OF_ONE.hex())));
  }

  @Test
  void whatCannotBeWrittenIsNotKept() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "no folder");
    copies.keep(ID_OF_ONE, ONE);
    copies.retain(Set.of());
    assertNull(copies.find(ID_OF_ONE));
    assertEquals("no folder", Files.readString(folder));
  }

  @Test
  void whatIsNoFileIsNoCopy() throws IOException {
    Path inTheWay = folder.resolve(ID_OF_ONE.hex()).resolve("in the way");
    Files.createDirectories(inTheWay);
    copies.keep(ID_OF_ONE, ONE);
    assertNull(copies.find(ID_OF_ONE));
    assertEquals(List.of(ID_OF_ONE.hex()), files(), "nothing half written is left");
    copies.keep(ID_OF_OTHER, OTHER);
    copies.retain(Set.of(ID_OF_OTHER));
    assertArrayEquals(OTHER, copies.find(ID_OF_OTHER));
  }

  @Test
  void whatWasLeftHalfWrittenIsRemoved() throws IOException {
    copies.keep(ID_OF_ONE, ONE);
    Files.write(folder.resolve(".half"), OTHER);
    copies.retain(Set.of(ID_OF_ONE));
    assertEquals(List.of(ID_OF_ONE.hex()), files());
  }
}
