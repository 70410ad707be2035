package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.engine.home.RefusedPushes.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedPushesTest {
  private static final Set<Dot> SHOWN = Set.of(Dot.parse("a~0000000000000001:1"));

  @TempDir private Path temp;
  private TcfsHome home = TcfsHome.in(Path.of("/"));

  @BeforeEach
  void createTheHome() throws IOException {
    home = TcfsHome.in(temp);
    home.create();
  }

  private static Refused refused(String place, String local, @Nullable LocalItem read) {
    return new Refused(Place.parse(place), Path.of(local), SHOWN, read);
  }

  private static LocalItem item(boolean trusted) {
    Content file = new Content.File(Digest.parse("blake3:" + "ab".repeat(32)), 3, 0644);
    return new LocalItem(file, new Stat(3, -5, 6, 7), trusted, /* empty= */ false);
  }

  @Test
  void whatIsNotedIsRead() throws IOException {
    List<Refused> all =
        List.of(
            refused("default/a b", "/tmp/a b%20\n", item(/* trusted= */ true)),
            refused("tcfs/tcfs/a", "/tmp/c", /* read= */ null));
    new RefusedPushes(home).add(all);
    assertEquals(all, new RefusedPushes(home).list());
  }

  @Test
  void aFileWhoseStatTellsNothingIsNotNoted() {
    assertNull(refused("default/a", "/tmp/a", item(/* trusted= */ false)).read());
  }

  @Test
  void linesThatAreNoneArePassedOver() throws IOException {
    RefusedPushes notes = new RefusedPushes(home);
    notes.add(List.of(refused("default/a", "/tmp/a", item(/* trusted= */ true))));
    Path file = home.state().resolve("refused-pushes");
    String sound = Files.readString(file);
    for (String damaged :
        List.of("what?", sound.replace("default", ".."), sound.replace("abab", "xyz"))) {
      Files.writeString(file, damaged.strip() + "\n", StandardOpenOption.TRUNCATE_EXISTING);
      assertEquals(List.of(), notes.list(), damaged);
    }
    Files.writeString(file, sound.replace("+7\n", "+seven\n"));
    assertNull(notes.list().getFirst().read());
  }
}
