package io.tummycrypt.tcfs.engine.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.engine.home.OwnerOnly;
import io.tummycrypt.tcfs.engine.home.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The signature of a commit or tag by one of the keys that this machine was given, and by no other:
 * what else the user trusts, as in a keyring of theirs, says nothing of who may rule the fleet.
 */
final class GitSignature {
  private static final int MOST_TAG = 1 << 16;
  private static final int MOST_PRINTED = 1 << 16;

  private final Git git;
  private final SourceSettings settings;
  private final Path folder;

  GitSignature(Git git, SourceSettings settings, Path folder) {
    this.git = git;
    this.settings = settings;
    this.folder = folder;
  }

  /**
   * Makes sure that what was fetched may be followed.
   *
   * @param object a commit, or a tag that names it
   * @throws RefusedSourceException if not
   */
  void require(String object, String commit) throws IOException {
    boolean isTag = !object.equals(commit);
    if (isTag && settings.tag() == null) {
      throw new RefusedSourceException("expected a commit, found a tag: " + object);
    }
    if (isTag) {
      requireNamed(object, commit);
    }
    Path keys = settings.keys();
    if (keys == null) {
      return;
    }
    requireOwn(keys);
    if (settings.tag() != null && !isTag) {
      throw new RefusedSourceException(
          "tag %s is a mere name of a commit, without a signature of its own: make it with 'git tag -s'"
              .formatted(settings.tag()));
    }
    String what = isTag ? "tag " + settings.tag() + " (" + object + ")" : "commit " + commit;
    String verb = isTag ? "verify-tag" : "verify-commit";
    Git.Ran ran =
        settings.keyringFile() == null ? verifySsh(verb, object) : verifyPgp(keys, verb, object);
    if (!ran.isWell()) {
      throw new RefusedSourceException(
          "%s is not signed by a key in %s: %s".formatted(what, keys, why(ran)));
    }
  }

  /** Git says nothing of what has no signature at all. */
  private static String why(Git.Ran ran) {
    return ran.code() == 1 && ran.complaint().equals(Git.SILENCE)
        ? "there is no signature"
        : ran.complaint();
  }

  /** A tag that somebody has signed once may be shown under the name of another one. */
  private void requireNamed(String object, String commit) throws IOException {
    String text = git.well(MOST_TAG, "cat-file", "tag", object).text();
    List<String> header = text.lines().takeWhile(line -> !line.isEmpty()).toList();
    if (!header.contains("tag " + settings.tag()) || !header.contains("object " + commit)) {
      throw new RefusedSourceException(
          "the tag that is shown as %s has another name, or names no commit: %s"
              .formatted(settings.tag(), object));
    }
  }

  /** Whoever can write the keys can rule the fleet. */
  private void requireOwn(Path keys) throws IOException {
    int owner = owner(keys);
    if (owner != 0 && owner != owner(folder)) {
      throw new RefusedSourceException(
          "%s belongs to another user: see that its keys are yours, then give it to the user of tcfs, or to root"
              .formatted(keys));
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(keys);
    if (mode.contains(PosixFilePermission.GROUP_WRITE)
        || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new RefusedSourceException(
          "others can write %s: see that its keys are yours, then run chmod go-w '%s'"
              .formatted(keys, keys));
    }
  }

  private static int owner(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:uid");
  }

  private Git.Ran verifySsh(String verb, String object) throws IOException {
    List<String> only =
        List.of(
            "gpg.ssh.allowedSignersFile=" + settings.allowedSignersFile(),
            "gpg.ssh.program=ssh-keygen",
            "gpg.minTrustLevel=fully",
            "gpg.program=false",
            "gpg.openpgp.program=false",
            "gpg.x509.program=false");
    return git.run(MOST_PRINTED, Map.of(), only, verb, object);
  }

  /** With a keyring that has the given keys and no others. */
  private Git.Ran verifyPgp(Path keys, String verb, String object) throws IOException {
    Path home = folder.resolve("gnupg");
    delete(home);
    OwnerOnly.createFolder(home);
    // What is set for all users of this machine may fetch keys from elsewhere.
    OwnerOnly.replace(home.resolve("gpg.conf"), "no-auto-key-retrieve\n".getBytes(UTF_8));
    try {
      List<String> words = new ArrayList<>(List.of("gpg", "--homedir", home.toString()));
      words.addAll(List.of("--batch", "--no-tty", "--quiet", "--no-autostart", "--import", "--"));
      words.add(keys.toString());
      Git.Ran imported = git.runOther(MOST_PRINTED, Map.of(), words);
      if (!imported.isWell()) {
        throw new RefusedSourceException(
            "the keys in %s cannot be used: %s".formatted(keys, imported.complaint()));
      }
      List<String> only =
          List.of(
              "gpg.program=gpg",
              "gpg.openpgp.program=gpg",
              "gpg.minTrustLevel=undefined",
              "gpg.ssh.program=false",
              "gpg.x509.program=false");
      return git.run(MOST_PRINTED, Map.of("GNUPGHOME", home.toString()), only, verb, object);
    } finally {
      delete(home);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
