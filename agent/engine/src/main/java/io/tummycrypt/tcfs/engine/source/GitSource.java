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
  private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{40,64}");

  /** What is fetched is kept under this name, whatever it is called elsewhere. */
  private static final String REF = "refs/tcfs/source";

  private final String name;
  private final SourceSettings settings;
  private final Path folder;
  private final Path repository;
  private final Git git;
  private final GitSignature signature;

  GitSource(String name, SourceSettings settings, Path folder, GitVariables variables) {
    this.name = name;
    this.settings = settings;
    this.folder = folder;
    // Only a whole history tells whether a commit follows another, which is asked of signed ones.
    this.repository = folder.resolve(isSigned(settings) ? "whole.git" : "shallow.git");
    this.git = new Git(repository, variables, settings.protocols(), LONGEST);
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
    breakLocks();
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
      throw new IOException(e.getMessage() + ", for " + settings.ref() + " of '" + url + "'", e);
    }
  }

  /** A git that was killed leaves its locks behind. Nobody else uses this repository. */
  private void breakLocks() throws IOException {
    for (Path place : List.of(repository, repository.resolve("refs/tcfs"))) {
      if (Files.isDirectory(place)) {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(place, "*.lock")) {
          for (Path lock : locks) {
            Files.delete(lock);
          }
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
    return !git.run(1, Map.of(), List.of(), "merge-base", "--is-ancestor", published, now.version())
        .isWell();
  }

  @Override
  public List<Path> watched() {
    return List.of();
  }

  @Override
  public Duration pause() {
    return settings.poll();
  }
}
