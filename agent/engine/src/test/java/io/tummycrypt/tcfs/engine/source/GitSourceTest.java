package io.tummycrypt.tcfs.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.engine.home.Environment;
import io.tummycrypt.tcfs.engine.home.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories of the real git, read by the real git. */
class GitSourceTest {
  private static final String FLEET =
      """
      apiVersion: tcfs.tummycrypt.io/v1alpha1
      kind: TcfsFleet
      metadata: {name: lab}
      spec: {storage: {directory: /srv/tcfs}}
      """;

  @TempDir private Path temp = Path.of("/");
  private GitRepository repository;
  private String first = "";

  @BeforeEach
  void makeARepository() throws IOException, InterruptedException {
    repository = GitRepository.in(temp.resolve("repository"));
    first = repository.write("fleet.yaml", FLEET).write("README.md", "no YAML").commit();
  }

  private SourceSettings settings(
      @Nullable String branch, @Nullable String tag, @Nullable String path) {
    return new SourceSettings(null, repository.folder().toString(), branch, tag, path, null, null);
  }

  private SourceSettings signed(@Nullable String tag, Path keys) {
    return new SourceSettings(
        null, repository.folder().toString(), null, tag, null, keys.toString(), null);
  }

  private DocumentSource source(SourceSettings settings) {
    Map<String, String> variables =
        Map.of("HOME", temp.toString(), "PATH", System.getenv().getOrDefault("PATH", "/usr/bin"));
    return DocumentSource.of(
        settings, new DeviceName("yoga"), temp.resolve("cache"), Environment.of(variables).git());
  }

  private SourceReading read(SourceSettings settings) throws IOException {
    return source(settings).read();
  }

  private static String text(SourceReading reading) {
    return assertInstanceOf(SourceReading.Read.class, reading, reading::toString).document().text();
  }

  private static String refusal(SourceReading reading) {
    return String.join(
        "\n", assertInstanceOf(SourceReading.Refused.class, reading, reading::toString).reasons());
  }

  @Test
  void readsTheBranchOfTheRepositoryAsItIsNow() throws IOException, InterruptedException {
    DocumentSource source = source(settings(null, null, null));
    assertEquals("git " + repository.folder(), source.name());
    SourceReading one = source.read();
    assertEquals(first, one.version());
    assertEquals(FLEET, text(one));

    String second = repository.write("fleet.yaml", "# two\n" + FLEET).commit();
    assertEquals(second, source.read().version());
    assertEquals("# two\n" + FLEET, text(source.read()));
    assertEquals(FLEET, Files.readString(repository.folder().resolve("fleet.yaml")).substring(6));
  }

  @Test
  void readsAnotherBranchATagAndAPath() throws IOException, InterruptedException {
    repository.git("checkout", "--quiet", "-b", "release/2");
    repository.write("fleets/lab/a.yaml", "# a\n" + FLEET);
    repository.write("fleets/lab/b.yml", "");
    String release = repository.write("fleets/lab/notes.txt", "{").commit();
    repository.git("tag", "v1");
    repository.git("tag", "-a", "-m", "x", "v2");

    SourceReading file = read(settings("release/2", null, "fleets/lab/a.yaml"));
    assertEquals(release, file.version());
    assertEquals("# a\n" + FLEET, text(file));
    assertTrue(text(read(settings("release/2", null, "fleets/lab"))).startsWith("# a\n" + FLEET));
    assertEquals(release, read(settings(null, "v1", null)).version());
    assertEquals(release, read(settings(null, "v2", null)).version());
    assertEquals(first, read(settings("main", null, null)).version());
    assertEquals(
        "git " + repository.folder() + " (branch release/2, path fleets/lab)",
        source(settings("release/2", null, "fleets/lab")).name());
  }

  @Test
  void namesAllThatIsWrongInTheDocumentByItsPlace() throws IOException, InterruptedException {
    repository.write("fleet.yaml", FLEET.replace("spec:", "spc:")).commit();
    String refusal = refusal(read(settings(null, null, null)));
    assertTrue(refusal.contains("fleet.yaml:4:1: spc: "), refusal);
    assertTrue(refusal.contains("fleet.yaml:1:1: spec: "), refusal);
  }

  @Test
  void saysThatItIsAway() throws IOException {
    DocumentSource source = source(settings(null, null, null));
    source.read();
    Path moved = repository.folder().resolveSibling("moved");
    Files.move(repository.folder(), moved);
    String why = String.valueOf(assertThrows(IOException.class, source::read).getMessage());
    assertTrue(why.contains("for HEAD of '" + repository.folder() + "'"), why);
    Files.move(moved, repository.folder());
    assertEquals(FLEET, text(source.read()));
    String other =
        assertThrows(IOException.class, () -> read(settings("other", null, null))).toString();
    assertTrue(other.contains("couldn't find remote ref refs/heads/other"), other);
  }

  /** As they are there after a crash. */
  @Test
  void locksThatAreLeftBehindAreInNobodysWay() throws IOException, InterruptedException {
    DocumentSource source = source(settings(null, null, null));
    source.read();
    Path kept = temp.resolve("cache/shallow.git");
    for (String lock : List.of("shallow.lock", "packed-refs.lock", "refs/tcfs/source.lock")) {
      Files.createFile(kept.resolve(lock));
    }
    assertEquals(repository.commit(), source.read().version());
  }

  @Test
  void followsNoLinkAndNoSubmodule() throws IOException, InterruptedException {
    Path secret = Files.writeString(temp.resolve("secret.yaml"), FLEET);
    Files.delete(repository.folder().resolve("fleet.yaml"));
    Files.createSymbolicLink(repository.folder().resolve("fleet.yaml"), secret);
    Files.createSymbolicLink(repository.folder().resolve("outside"), temp);
    repository.commit();
    String link = "fleet.yaml: expected a file, found a symbolic link, which is not followed";
    assertEquals(link, refusal(read(settings(null, null, null))));
    assertEquals(link, refusal(read(settings(null, null, "fleet.yaml"))));
    assertEquals(
        "outside/secret.yaml: there is no such file or folder",
        refusal(read(settings(null, null, "outside/secret.yaml"))));

    repository.git("update-index", "--add", "--cacheinfo", "160000," + first + ",sub.yaml");
    repository.git("commit", "--quiet", "-m", "x");
    assertEquals(
        "sub.yaml: expected a file, found a submodule, which is not followed",
        refusal(read(settings(null, null, "sub.yaml"))));
  }

  @Test
  void readsNothingThatIsTooLarge() throws IOException, InterruptedException {
    repository.write("fleet.yaml", FLEET + "#".repeat(1 << 20)).commit();
    assertEquals(
        "fleet.yaml: with it the document is larger than 1048576 bytes",
        refusal(read(settings(null, null, null))));
    repository.write("fleet.yaml", FLEET);
    Files.write(repository.folder().resolve("latin.yaml"), new byte[] {(byte) 0xe9});
    repository.commit();
    assertEquals("latin.yaml: not a text in UTF-8", refusal(read(settings(null, null, null))));
  }

  /** Neither hooks of the repository, nor of the user, nor filters of the files are run. */
  @Test
  void runsNothing() throws IOException, InterruptedException {
    Path ran = temp.resolve("ran");
    String script = "#!/bin/sh\ntouch '" + ran + "'\n";
    Path hooks = Files.createDirectories(temp.resolve("hooks"));
    for (String hook :
        List.of(
            "post-checkout", "post-merge", "reference-transaction", "pre-auto-gc", "fsmonitor")) {
      Files.writeString(hooks.resolve(hook), script).toFile().setExecutable(true);
      Files.writeString(repository.folder().resolve(".git/hooks/" + hook), script)
          .toFile()
          .setExecutable(true);
    }
    repository.git("config", "uploadpack.packObjectsHook", hooks.resolve("fsmonitor").toString());
    Files.writeString(
        temp.resolve(".gitconfig"),
        """
        [core]
          hooksPath = %s
          fsmonitor = %s
        [filter "x"]
          smudge = touch '%s'
        """
            .formatted(hooks, hooks.resolve("fsmonitor"), ran));
    repository.write(".gitattributes", "*.yaml filter=x\n").write("fleet.yaml", "# 2\n" + FLEET);
    Files.deleteIfExists(repository.folder().resolve(".git/hooks/reference-transaction"));
    repository.commit();
    Files.deleteIfExists(ran);

    assertEquals("# 2\n" + FLEET, text(read(settings(null, null, null))));
    assertTrue(Files.notExists(ran), "something was run");
    try (Stream<Path> kept = Files.walk(temp.resolve("cache"))) {
      assertEquals(List.of(), kept.filter(p -> p.toString().endsWith("fleet.yaml")).toList());
    }
  }

  @Test
  void takesOnlyWhatOneOfTheKeysHasSigned() throws IOException, InterruptedException {
    Path key = GitRepository.sshKey(temp.resolve("key"));
    Path other = GitRepository.sshKey(temp.resolve("other"));
    Path allowed = GitRepository.allowed(temp.resolve("allowed"), key);
    SourceSettings settings = signed(null, allowed);

    String unsigned = refusal(read(settings));
    assertEquals(
        "commit %s is not signed by a key in %s: there is no signature".formatted(first, allowed),
        unsigned);

    String good = repository.commitSigned(key);
    assertEquals(good, read(settings).version());
    assertEquals(FLEET, text(read(settings)));

    String foreign = refusal(after(() -> repository.commitSigned(other), settings));
    assertTrue(foreign.contains("is not signed by a key in " + allowed), foreign);

    repository.commitSigned(key);
    assertEquals(FLEET, text(read(settings)));
    Files.writeString(allowed, "");
    assertTrue(refusal(read(settings)).contains("is not signed by a key in"));
    Files.delete(allowed);
    assertThrows(IOException.class, () -> read(settings));
  }

  private interface Step {
    String run() throws IOException, InterruptedException;
  }

  private SourceReading after(Step step, SourceSettings settings)
      throws IOException, InterruptedException {
    step.run();
    return read(settings);
  }

  @Test
  void takesNoKeysThatOthersCanWrite() throws IOException, InterruptedException {
    Path key = GitRepository.sshKey(temp.resolve("key"));
    Path allowed = GitRepository.allowed(temp.resolve("allowed"), key);
    repository.commitSigned(key);
    assertTrue(allowed.toFile().setWritable(true, /* ownerOnly= */ false));
    assertTrue(refusal(read(signed(null, allowed))).startsWith("others can write " + allowed));
  }

  /** That needs another user: only root can give a file to one. */
  @Test
  void takesNoKeysOfAnotherUser() throws IOException, InterruptedException {
    assumeTrue(System.getProperty("user.name").equals("root"));
    Path key = GitRepository.sshKey(temp.resolve("key"));
    Path allowed = GitRepository.allowed(temp.resolve("allowed"), key);
    repository.commitSigned(key);
    Files.setAttribute(allowed, "unix:uid", 12_345);
    assertTrue(
        refusal(read(signed(null, allowed))).startsWith(allowed + " belongs to another user"));
  }

  @Test
  void takesNoKeyWhoseTimeIsOver() throws IOException, InterruptedException {
    Path key = GitRepository.sshKey(temp.resolve("key"));
    Path allowed = GitRepository.allowed(temp.resolve("allowed"), key);
    repository.commitSigned(key);
    String line = Files.readString(allowed);
    Files.writeString(
        allowed, line.replace("namespaces=", "valid-before=\"20200101\",namespaces="));
    assertTrue(refusal(read(signed(null, allowed))).contains("is not signed by a key in"));
    Files.writeString(allowed, line.replace("namespaces=", "valid-after=\"20200101\",namespaces="));
    assertEquals(FLEET, text(read(signed(null, allowed))));
  }

  @Test
  void nothingOfAFailedFetchIsKept() throws IOException {
    DocumentSource source = source(settings(null, null, null));
    source.read();
    Path packs = temp.resolve("cache/shallow.git/objects/pack");
    Path left = Files.createFile(Files.createDirectories(packs).resolve("tmp_pack_x"));
    Files.move(repository.folder(), repository.folder().resolveSibling("moved"));
    assertThrows(IOException.class, source::read);
    assertFalse(Files.exists(left));
  }

  /** What has a signature stays signed, whoever shows it again. */
  @Test
  void noticesAStepBackOfWhatIsSigned() throws IOException, InterruptedException {
    Path key = GitRepository.sshKey(temp.resolve("key"));
    SourceSettings settings = signed(null, GitRepository.allowed(temp.resolve("allowed"), key));
    String older = repository.commitSigned(key);
    String newer = repository.commitSigned(key);
    DocumentSource source = source(settings);
    assertFalse(source.isStepBack(older, source.read()));
    assertFalse(source.isStepBack(newer, source.read()));
    assertFalse(source.isStepBack("no commit", source.read()));
    repository.git("reset", "--quiet", "--hard", older);
    assertTrue(source.isStepBack(newer, source.read()));
    assertTrue(source.isStepBack("0".repeat(40), source.read()));
    DocumentSource unsigned = source(settings(null, null, null));
    assertFalse(unsigned.isStepBack(newer, unsigned.read()));
  }

  @Test
  void takesASignedTagUnderItsOwnNameAlone() throws IOException, InterruptedException {
    Path key = GitRepository.sshKey(temp.resolve("key"));
    Path allowed = GitRepository.allowed(temp.resolve("allowed"), key);
    repository.git(GitRepository.signing(key, "tag", "-s", "-m", "x", "v1"));
    assertEquals(first, read(signed("v1", allowed)).version());
    assertEquals(FLEET, text(read(signed("v1", allowed))));

    repository.git("tag", "-a", "-m", "x", "v2");
    assertTrue(refusal(read(signed("v2", allowed))).startsWith("tag v2 ("));
    repository.git("update-ref", "refs/tags/v3", "refs/tags/v1");
    assertTrue(
        refusal(read(signed("v3", allowed)))
            .startsWith("the tag that is shown as v3 has another name"));
    String commit = repository.commitSigned(key);
    repository.git("update-ref", "refs/tags/light", commit);
    assertEquals(
        "tag light is a mere name of a commit, without a signature of its own: make it with 'git tag -s'",
        refusal(read(signed("light", allowed))));
  }

  @Test
  void takesAnOpenPgpKeyAndNoOther() throws IOException, InterruptedException {
    Path key = pgpKey("one");
    Path other = pgpKey("two");
    SourceSettings settings =
        new SourceSettings(
            null, repository.folder().toString(), null, null, null, null, key.toString());
    assertTrue(refusal(read(settings)).contains("is not signed by a key in " + key));
    commitWithPgp("two");
    assertTrue(refusal(read(settings)).contains("is not signed by a key in " + key));
    String good = commitWithPgp("one");
    assertEquals(good, read(settings).version());
    assertEquals(FLEET, text(read(settings)));
    assertTrue(
        refusal(read(signed(null, Files.writeString(temp.resolve("none"), ""))))
            .contains("is not signed by a key in"));
    assertTrue(Files.exists(other));
  }

  private Path pgpHome(String name) throws IOException {
    Path home = temp.resolve("gnupg-" + name);
    if (Files.notExists(home)) {
      Files.createDirectory(
          home,
          java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
              java.nio.file.attribute.PosixFilePermissions.fromString("rwx------")));
    }
    return home;
  }

  private Path pgpKey(String name) throws IOException, InterruptedException {
    Map<String, String> home = Map.of("GNUPGHOME", pgpHome(name).toString());
    GitRepository.run(
        temp,
        home,
        List.of(
            "gpg",
            "--batch",
            "--quiet",
            "--passphrase",
            "",
            "--quick-generate-key",
            name + "@lab",
            "ed25519",
            "sign",
            "never"));
    Path file = temp.resolve(name + ".pgp");
    GitRepository.run(
        temp, home, List.of("gpg", "--batch", "--armor", "-o", file.toString(), "--export"));
    return file;
  }

  private String commitWithPgp(String name) throws IOException, InterruptedException {
    Map<String, String> home = Map.of("GNUPGHOME", pgpHome(name).toString());
    GitRepository.run(
        repository.folder(),
        home,
        List.of(
            "git",
            "-c",
            "user.signingKey=" + name + "@lab",
            "commit",
            "--allow-empty",
            "-S",
            "-m",
            "x"));
    GitRepository.run(temp, home, List.of("gpgconf", "--kill", "all"));
    return repository.git("rev-parse", "HEAD");
  }
}
