package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.crds.shape.ExactlyOneOf;
import io.tummycrypt.tcfs.crds.shape.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From where this device publishes the fleet document. There are no secrets in it: git finds those
 * that it needs by itself.
 */
@ExactlyOneOf({"files", "git"})
public record SourceSettings(
    @Field(
            value = "A YAML file, or a folder whose .yaml and .yml files count.",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String files,
    @Field("A git repository: https://HOST/PATH, ssh://USER@HOST/PATH or an absolute path.")
        @Nullable String git,
    @Field(value = "The branch that is followed.", otherwise = "the repository's own")
        @Nullable String branch,
    @Field(value = "The tag that is followed, in place of a branch.", otherwise = "none")
        @Nullable String tag,
    @Field(
            value = "The file in the repository, or the folder whose .yaml and .yml files count.",
            otherwise = "the top folder")
        @Nullable String path,
    @Field(
            value =
                "A file with the SSH keys that may sign the commit or tag, as ssh-keygen(1) has"
                    + " ALLOWED SIGNERS.",
            otherwise = "no signature is asked for",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String allowedSignersFile,
    @Field(
            value = "A file with the OpenPGP keys that may sign the commit or tag.",
            otherwise = "no signature is asked for",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String keyringFile,
    @Field(
            value = "How many seconds pass until the repository is asked again.",
            otherwise = "60",
            min = 1,
            max = 86_400)
        @Nullable Integer pollSeconds) {
  private static final Duration POLL = Duration.ofMinutes(1);

  /** Asked as often as usual. */
  public SourceSettings(
      @Nullable String files,
      @Nullable String git,
      @Nullable String branch,
      @Nullable String tag,
      @Nullable String path,
      @Nullable String allowedSignersFile,
      @Nullable String keyringFile) {
    this(files, git, branch, tag, path, allowedSignersFile, keyringFile, null);
  }

  /** What is wrong with fields that have the right form by themselves: field and reason. */
  Map<String, String> refusals() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    if (git != null) {
      all.put("git", GitUrl.refusal(git));
    }
    all.put("branch", branch == null ? null : GitName.refusal(branch));
    all.put("tag", tag == null ? null : GitName.refusal(tag));
    all.put("path", path == null ? null : GitName.pathRefusal(path));
    if (branch != null && tag != null) {
      all.put("tag", "expected a branch or a tag, found both");
    }
    if (allowedSignersFile != null && keyringFile != null) {
      all.put("keyringFile", "expected one kind of key, and there is an allowedSignersFile");
    }
    if (files != null) {
      ofGit().forEach((name, _) -> all.put(name, "is for a git repository, and there is none"));
    }
    Map<String, String> refusals = new LinkedHashMap<>();
    S3Settings.set(all).forEach((name, reason) -> refusals.put(name, reason.toString()));
    return refusals;
  }

  /** Why one may not be used; null if all is well. For a person who has typed it. */
  public @Nullable String refusal() {
    if ((files == null) == (git == null)) {
      return "expected either files=PATH or git=URL";
    }
    return refusals().entrySet().stream()
        .map(refusal -> refusal.getKey() + ": " + refusal.getValue())
        .findFirst()
        .orElse(null);
  }

  /** By which it is known to people and to other devices, in one line. */
  public String name(DeviceName device) {
    return Printable.line(git == null ? files + " on " + device : "git " + git + where());
  }

  private String where() {
    StringBuilder where = new StringBuilder();
    where.append(branch == null ? "" : "branch " + branch);
    where.append(tag == null ? "" : "tag " + tag);
    where.append(path == null ? "" : (where.isEmpty() ? "" : ", ") + "path " + path);
    return where.isEmpty() ? "" : " (" + where + ")";
  }

  /** What is fetched, by its whole name. */
  public String ref() {
    return branch != null ? "refs/heads/" + branch : tag != null ? "refs/tags/" + tag : "HEAD";
  }

  /** The protocols that git may use for it, as {@code GIT_ALLOW_PROTOCOL} has them. */
  public String protocols() {
    return GitUrl.protocols(Objects.requireNonNull(git));
  }

  /** The keys that may sign, SSH or OpenPGP; null if none need to. */
  public @Nullable Path keys() {
    String file = allowedSignersFile == null ? keyringFile : allowedSignersFile;
    return file == null ? null : Path.of(file);
  }

  /** How long it is until the repository is asked again. */
  public Duration poll() {
    return pollSeconds == null ? POLL : Duration.ofSeconds(pollSeconds);
  }

  private Map<String, Object> ofGit() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("branch", branch);
    all.put("tag", tag);
    all.put("path", path);
    all.put("allowedSignersFile", allowedSignersFile);
    all.put("keyringFile", keyringFile);
    all.put("pollSeconds", pollSeconds);
    return S3Settings.set(all);
  }

  /** As a file has it: what is set, by name. */
  Map<String, Object> members() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("files", files);
    all.put("git", git);
    Map<String, Object> members = new LinkedHashMap<>(S3Settings.set(all));
    members.putAll(ofGit());
    return members;
  }
}
