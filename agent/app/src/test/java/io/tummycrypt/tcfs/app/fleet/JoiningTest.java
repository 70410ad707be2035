package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code init}, run again, run with other words, and run by a second machine. */
class JoiningTest {
  @TempDir Path folder;

  private Machine a;
  private Machine b;

  @BeforeEach
  void aFleetOfOne() throws IOException {
    a = Machine.in(folder, "a");
    b = Machine.in(folder, "b");
    a.init();
  }

  @Test
  void initTwiceIsANoOp() throws IOException {
    a.write("plan.txt", "text");
    a.sync();
    SortedMap<String, String> before = a.everything();

    assertTrue(a.init().out().contains("is already in fleet"));
    a.done("init");

    SortedMap<String, String> after = a.everything();
    after.keySet().removeIf(path -> path.startsWith("tcfs/run"));
    before.keySet().removeIf(path -> path.startsWith("tcfs/run"));
    before.remove("tcfs");
    after.remove("tcfs");
    assertEquals(before, after);
  }

  @Test
  void aDeviceThatJoinsAppearsInThePublishedDocument() throws IOException {
    b.init();

    a.done("fleet", "pull");

    String document = a.done("fleet", "render").out();
    assertTrue(document.contains("name: b"), document);
    assertTrue(document.contains("path: " + b.docs()), document);
    assertTrue(a.done("fleet", "validate").out().contains("2 devices"));
    assertTrue(a.done("device", "list").out().contains("unsigned"));
  }

  @Test
  void anotherStoreIsRefused() throws IOException {
    SortedMap<String, String> before = Tree.everything(a.home().resolve("config"));
    Path other = folder.resolve("other");

    Ended ended = a.ends(1, "init", "--store", other.toUri().toString());

    assertTrue(ended.err().contains("belongs to the store " + storeUrl()), ended.all());
    assertTrue(ended.err().contains("TCFS_HOME"), ended.all());
    assertFalse(Files.exists(other));
    assertEquals(before, Tree.everything(a.home().resolve("config")));
  }

  @Test
  void anotherNameIsRefused() {
    Ended ended = a.ends(1, "init", "--device", "z");

    assertTrue(ended.err().contains("device 'a', not 'z'"), ended.all());
    assertTrue(ended.err().contains("TCFS_HOME"), ended.all());
  }

  @Test
  void aTakenNameIsRefusedAndAnotherOneJoins() throws IOException {
    String store = storeUrl();
    String root = "docs=" + b.docs();

    Ended taken = b.ends(1, "init", "--store", store, "--device", "a", "--root", root);

    assertTrue(taken.err().contains("the name 'a' is taken by another machine"), taken.all());
    assertTrue(taken.err().contains("--device NAME"), taken.all());
    b.done("init", "--store", store, "--device", "b", "--root", root);
    a.write("plan.txt", "text");
    new Fleet(List.of(a, b)).converge();
  }

  @Test
  void aRootThatTheFleetDoesNotHaveIsRefused() {
    String store = storeUrl();

    Ended ended = b.ends(1, "init", "--store", store, "--device", "b", "--root", "doc=" + b.docs());

    assertTrue(ended.err().contains("the fleet has no root 'doc'"), ended.all());
    assertTrue(ended.err().contains("docs"), ended.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sync", "diff-desired", "status", "conflicts", "device list", "fleet pull"})
  void withoutInitEveryCommandSaysSo(String command) throws IOException {
    Ended ended = b.ends(1, command.split(" "));

    assertTrue(ended.err().contains("not part of a fleet yet"), ended.all());
    assertTrue(ended.err().contains("next step: tcfs init"), ended.all());
    assertFalse(Files.exists(b.home().resolve("state")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "diff-desired", "status", "init", "device list", "fleet publish"})
  void anotherValueInTheEnvironmentIsAnErrorThatNamesBoth(String command) {
    String url = "file:///srv/other";

    Ended store = a.tcfsWith("TCFS_STORE", url, command.split(" "));
    Ended device = a.tcfsWith("TCFS_DEVICE", "z", command.split(" "));

    assertEquals(1, store.code(), store.all());
    assertTrue(store.err().contains(url), store.all());
    assertTrue(store.err().contains(storeUrl()), store.all());
    assertEquals(1, device.code(), device.all());
    assertTrue(device.err().contains("'z'") && device.err().contains("'a'"), device.all());
  }

  @ParameterizedTest
  @CsvSource({"sync, 1", "init, 1", "init --store file://me:hunter2@nas/srv, 64"})
  void aPasswordInAStoreUrlIsNotRepeated(String command, int code) {
    Ended ended = a.tcfsWith("TCFS_STORE", "https://me:hunter2@s3.lab", command.split(" "));

    assertEquals(code, ended.code(), ended.all());
    assertTrue(ended.err().contains("expected file:///FOLDER"), ended.all());
    assertFalse(ended.all().contains("hunter2"), ended.all());
  }

  @Test
  void theSameValueInTheEnvironmentIsFine() {
    assertEquals(0, a.tcfsWith("TCFS_STORE", storeUrl(), "sync").code());
    assertEquals(0, a.tcfsWith("TCFS_DEVICE", "a", "sync").code());
  }

  @Test
  void theEnvironmentIsTheDefaultOfInit() {
    String root = "docs=" + b.docs();

    Ended ended = b.tcfsWith("TCFS_STORE", storeUrl(), "init", "--root", root);

    assertEquals(0, ended.code(), ended.all());
    b.sync();
  }

  private String storeUrl() {
    return "file://" + a.store();
  }
}
