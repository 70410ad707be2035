package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one device has published is damaged in the store: the others go on without it. */
class DamagedDeviceTest extends ThreeMachines {
  /** More than fit into a head, so that there are segments. */
  private static final int MANY = 300;

  @BeforeEach
  void share() throws IOException {
    b.write("of b.txt", "of b");
    b.write("gone.txt", "was b's");
    for (int i = 0; i < MANY; i++) {
      b.write("many/" + i + ".txt", "many " + i);
    }
    b.sync();
    a.write("shared.txt", "first");
    c.write("of c.txt", "of c");
    fleet.converge();
  }

  /** b has said something new, which nobody has read yet and nobody can. */
  private Path damageTheLastHeadOfB() throws IOException {
    b.write("of b.txt", "edited by b");
    b.write("new of b.txt", "new of b");
    b.delete("gone.txt");
    b.sync();
    return damage("heads/b");
  }

  private Path damage(String in) throws IOException {
    Path object = KillUsers.files(a.store().resolve(in)).getLast();
    byte[] bytes = Files.readAllBytes(object);
    bytes[bytes.length / 2] ^= 1;
    Files.write(object, bytes);
    for (Machine machine : List.of(a, b, c)) {
      machine.forgetCopies();
    }
    return object;
  }

  private String key(Path object) {
    return a.store().relativize(object).toString();
  }

  @Test
  void theOthersGoOnWithWhatTheyAgreedOn() throws IOException {
    Path head = damageTheLastHeadOfB();
    c.write("shared.txt", "edited by c");
    c.delete("of c.txt");

    DamageMessage.isClear(
        c.ends(3, "sync"), key(head), "Unreadable device b", "restore that object", "revoke b");
    DamageMessage.isClear(
        a.ends(3, "sync"), key(head), "Unreadable device b", "restore that object", "revoke b");
    DamageMessage.isClear(a.ends(3, "diff-desired"), key(head), "restore that object");
    DamageMessage.isClear(a.ends(3, "status", "--exit-code"), key(head), "restore that object");

    assertEquals("edited by c", a.read("shared.txt"));
    assertFalse(Files.exists(a.at("of c.txt")));
    assertEquals("of b", a.read("of b.txt"));
    assertEquals("was b's", a.read("gone.txt"));
  }

  @Test
  void nothingNewIsWrittenUntilItIsClearWhatTheDeviceHadSaid() throws IOException {
    damageTheLastHeadOfB();
    c.write("new of c.txt", "new of c");
    c.ends(3, "sync");

    DamageMessage.isClear(
        a.ends(3, "sync"), "Waiting in root docs: 1 path", "tcfs sync, in a while");
    assertFalse(Files.exists(a.at("new of c.txt")));
  }

  @Test
  void aHeadThatIsGoneIsNamedByWhoeverMissesIt() throws IOException {
    b.write("of b.txt", "edited by b");
    b.sync();
    c.sync();
    c.write("new of c.txt", "new of c");
    c.sync();
    Path head = KillUsers.files(a.store().resolve("heads/b")).getLast();
    byte[] bytes = Files.readAllBytes(head);
    Files.delete(head);

    Ended sync = a.ends(3, "sync");
    DamageMessage.isClear(sync, "Waiting in root docs: 1 path", key(head), "restore that object");
    assertTrue(sync.out().contains("  or:       tcfs device revoke b "), sync.all());
    assertFalse(Files.exists(a.at("new of c.txt")));
    assertEquals("of b", a.read("of b.txt"));
    DamageMessage.isClear(a.ends(3, "log"), key(head), "restore that object");

    Files.write(head, bytes);
    a.sync();
    assertEquals("edited by b", a.read("of b.txt"));
    a.done("log");
  }

  @Test
  void theDeviceItselfSaysWhatItNeeds() throws IOException {
    Path head = damageTheLastHeadOfB();

    DamageMessage.isClear(b.ends(1, "sync"), key(head), "revoke b");
    assertEquals("edited by b", b.read("of b.txt"));
  }

  @Test
  void allIsWellOnceTheObjectIsRestored() throws IOException {
    Path head = damageTheLastHeadOfB();
    byte[] damaged = Files.readAllBytes(head);
    c.write("shared.txt", "edited by c");
    c.write("new of c.txt", "new of c");
    a.write("of b.txt", "edited by a");
    a.ends(3, "sync");
    c.ends(3, "sync");
    damaged[damaged.length / 2] ^= 1;
    Files.write(head, damaged);

    fleet.converge();

    assertEquals("new of b", a.read("new of b.txt"));
    assertEquals("edited by c", b.read("shared.txt"));
    assertEquals("new of c", b.read("new of c.txt"));
    assertFalse(Files.exists(a.at("gone.txt")));
    Set<String> everything = KillUsers.everythingIn(c);
    assertTrue(everything.containsAll(List.of("edited by a", "edited by b")), everything::toString);
  }

  @Test
  void revokingTheDeviceLetsTheOthersGoOnWhole() throws IOException {
    damageTheLastHeadOfB();
    c.write("new of c.txt", "new of c");
    c.ends(3, "sync");

    a.done("device", "revoke", "b");
    new Fleet(List.of(a, c)).converge();

    assertEquals("new of c", a.read("new of c.txt"));
    assertEquals("of b", c.read("of b.txt"));
    assertEquals("many 7", c.read("many/7.txt"));
  }

  /**
   * Under another name, as the message says; what only the damaged head knew comes from its files.
   */
  @Test
  void theRevokedMachineTakesPartAgainUnderAnotherName() throws IOException {
    damageTheLastHeadOfB();
    a.ends(3, "sync");
    a.done("device", "revoke", "b");
    a.sync();
    Machine again = new Machine("b2", folder.resolve("b2"), b.docs(), b.place());
    again.init();

    fleet = new Fleet(List.of(again, a, c));
    fleet.converge();

    assertEquals("new of b", a.read("new of b.txt"));
    Set<String> everything = KillUsers.everythingIn(a);
    assertTrue(everything.containsAll(List.of("of b", "edited by b")), everything::toString);
  }

  @Test
  void aDamagedSegmentHidesTheDeviceAndDeletesNothing() throws IOException {
    Path segment = damage("segments/b");
    c.write("shared.txt", "edited by c");

    DamageMessage.isClear(
        c.ends(3, "sync"), key(segment), "Unreadable device b", "restore that object", "revoke b");
    DamageMessage.isClear(
        a.ends(3, "sync"), key(segment), "Unreadable device b", "restore that object", "revoke b");

    assertEquals("edited by c", a.read("shared.txt"));
    assertEquals("of b", a.read("of b.txt"));
    assertEquals("many 7", a.read("many/7.txt"));
  }

  /** Nobody's log has them any more; whether they are wanted is a person's to say. */
  @Test
  void whatOnlyADamagedSegmentKnewIsHeldOnceTheDeviceIsRevoked() throws IOException {
    damage("segments/b");
    a.done("device", "revoke", "b");

    DamageMessage.isClear(
        a.ends(3, "sync"), "Held in root docs", "tcfs release docs --plan", "--reject");
    assertEquals("many 7", a.read("many/7.txt"));
    a.done("release", "docs", "--reject");
    c.sync();
    new Fleet(List.of(a, c)).converge();

    assertEquals("many 7", c.read("many/7.txt"));
    assertEquals("of b", c.read("of b.txt"));
  }

  /** It is what the last head continues, and nobody needs it. */
  @Test
  void aDamagedSlotBelowTheLastHeadStopsNobody() throws IOException {
    Path older = KillUsers.files(a.store().resolve("heads/b")).getFirst();
    Files.write(older, new byte[10]);
    b.write("of b.txt", "edited by b");

    fleet.converge();

    assertEquals("edited by b", a.read("of b.txt"));
  }
}
