package io.tummycrypt.tcfs.engine.source;

import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import io.tummycrypt.tcfs.engine.home.GitVariables;
import io.tummycrypt.tcfs.engine.home.OwnerOnly;
import io.tummycrypt.tcfs.engine.home.SourceSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A branch or tag of a git repository. What is fetched is looked at as objects: nothing is checked
 * out, so no link, submodule, filter or hook in it means anything.
 */
final class GitSource implements DocumentSource {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** That what is here already may be looked at; an agent waits for it. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

  private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{40,64}");

  /** What is fetched is kept under this name, whatever it is called elsewhere. */
  private static final String REF = "refs/tcfs/source";

  private final String name;
  private final SourceSettings settings;
  private final Path folder;
  private final Path repository;
  private final Git git;
  private final Git look;
  private final GitSignature signature;

  GitSource(String name, SourceSettings settings, Path folder, GitVariables variables) {
    this.name = name;
    this.settings = settings;
    this.folder = folder;
    // Only a whole history tells whether a commit follows another, which is asked of signed ones.
    this.repository = folder.resolve(isSigned(settings) ? "whole.git" : "shallow.git");
    this.git = new Git(repository, variables, settings.protocols(), LONGEST);
    this.look = new Git(repository, variables, settings.protocols(), LONGEST_LOOK);
    this.signature = new GitSignature(git, settings, folder);
  }

  private static boolean isSigned(SourceSettings settings) {
    return settings.keys() != null;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SourceReading read() throws IOException {
    fetch();
    String object = git.line("rev-parse", "--verify", REF);
    String commit = git.line("rev-parse", "--verify", object + "^{commit}");
    try {
      signature.require(object, commit);
      List<SourceText> texts = new GitTree(git, commit).texts(settings.path());
      return reading(commit, FleetDocument.parse(texts));
    } catch (RefusedSourceException e) {
      return new SourceReading.Refused(commit, List.of(e.reason()));
    }
  }

  private static SourceReading reading(String commit, Result<FleetDocument> read) {
    return switch (read) {
      case Result.Ok<FleetDocument>(FleetDocument document) ->
          new SourceReading.Read(commit, document);
      case Result.Rejected<FleetDocument> rejected ->
          new SourceReading.Refused(
              commit, rejected.findings().stream().map(Finding::toString).toList());
    };
  }

  private void fetch() throws IOException {
    OwnerOnly.createFolder(folder);
    clear();
    git.line("init", "--quiet", "--bare", "--template=");
    String url = Objects.requireNonNull(settings.git());
    String what = "+" + settings.ref() + ":" + REF;
    String depth = isSigned(settings) ? "--no-auto-gc" : "--depth=1";
    try {
      git.line(
          "fetch",
          "--quiet",
          "--no-tags",
          "--no-recurse-submodules",
          "--no-write-fetch-head",
          "--update-shallow",
          depth,
          "--",
          url,
          what);
    } catch (IOException e) {
      try {
        clear();
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw new IOException(e.getMessage() + ", for " + settings.ref() + " of '" + url + "'", e);
    }
  }

  /**
   * A git that was ended leaves its locks behind, and what it had fetched. Nobody else uses this
   * repository.
   */
  private void clear() throws IOException {
    delete(repository, "*.lock");
    delete(repository.resolve("refs/tcfs"), "*.lock");
    delete(repository.resolve("objects/pack"), "tmp_*");
  }

  private static void delete(Path place, String names) throws IOException {
    if (Files.isDirectory(place)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(place, names)) {
        for (Path file : found) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * Whoever keeps the repository may show an older commit, which somebody has signed once. So a
   * signed one has to follow what was published.
   */
  @Override
  public boolean isStepBack(String published, SourceReading now) throws IOException {
    if (!isSigned(settings)
        || !OBJECT.matcher(published).matches()
        || published.equals(now.version())) {
      return false;
    }
    return !look.run(
            1, Map.of(), List.of(), "merge-base", "--is-ancestor", published, now.version())
        .isWell();
  }

  @Override
  public List<Path> watched() {
    return List.of();
  }

  @Override
  public Duration pause(Duration usual) {
    return settings.poll();
  }
}
