package io.tummycrypt.tcfs.crds.v1alpha1;

import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.crds.shape.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all devices of a fleet share. */
public record TcfsFleet(
    @Field(value = "The name of the fleet.", required = true) @Nullable Metadata metadata,
    @Field(value = "What shall hold for the fleet.", required = true) @Nullable Spec spec)
    implements TcfsObject {

  /** What shall hold for the fleet. */
  public record Spec(
      @Field(value = "Where the content is kept: s3 or directory, exactly one.", required = true)
          @Nullable Storage storage,
      @Field(value = "Announcements between devices.", otherwise = "devices poll the store")
          @Nullable Nats nats,
      @Field("What holds for all roots and devices unless they say otherwise.")
          @Nullable Defaults defaults,
      @Field(
              value = "The folder trees that the fleet synchronises.",
              uniqueBy = "name",
              maxItems = 256)
          @Nullable List<Root> roots,
      @Field("The limits within which a device acts without a person.") @Nullable Guards guards,
      @Field(value = "Whether the fleet pauses.", otherwise = "false") @Nullable Boolean suspend,
      @Field(
              value = "The oldest version of tcfs that may change anything for the fleet.",
              otherwise = "any",
              pattern = "[0-9]{1,9}(\\.[0-9]{1,9}){0,2}",
              form = "a version such as 0.2.0",
              maxLength = 29)
          @Nullable String minimumVersion) {}

  /** Announcements between devices. */
  public record Nats(
      @Field(
              value = "The servers, in the order in which they are tried.",
              required = true,
              pattern = "(nats|tls|ws|wss)://[^/@?#]+/?",
              form = "a URL such as nats://HOST:4222, without credentials")
          @Nullable List<String> urls) {}

  /** What holds for all roots and devices unless they say otherwise. */
  public record Defaults(
      @Field(
              value =
                  "What happens when two devices change the same path without having seen each"
                      + " other.",
              otherwise = "auto")
          @Nullable ConflictMode conflictMode,
      @Field(value = "Whether git repositories are carried, as units.", otherwise = "false")
          @Nullable Boolean syncGitDirs,
      @Field(value = "How git repositories are carried.", otherwise = "bundle")
          @Nullable GitSyncMode gitSyncMode,
      @Field(
              value =
                  "Paths that stay local, with the syntax of gitignore; the lists of the"
                      + " defaults, the root and the device's root follow each other, and the last match"
                      + " counts.",
              otherwise = "none")
          @Nullable List<String> excludePatterns) {}

  /** A folder tree that the fleet synchronises. */
  public record Root(
      @Field(
              value = "The name of the root.",
              required = true,
              pattern = Api.LABEL,
              form = Api.LABEL_FORM,
              maxLength = 63)
          @Nullable String name,
      @Field(
              value = "Where it is on devices that do not say so themselves.",
              otherwise = "only devices that list the root with a path have it",
              pattern = Api.LOCAL_PATH,
              form = Api.LOCAL_PATH_FORM)
          @Nullable String path,
      @Field(
              value =
                  "Whether a device keeps all files (full) or fetches them when they are opened"
                      + " (onDemand).",
              otherwise = "full")
          @Nullable RootMode mode,
      @Field(value = "As in the defaults.", otherwise = "spec.defaults.conflictMode")
          @Nullable ConflictMode conflictMode,
      @Field(value = "As in the defaults; comes after them.", otherwise = "none")
          @Nullable List<String> excludePatterns,
      @Field(value = "As in the defaults.", otherwise = "spec.defaults.syncGitDirs")
          @Nullable Boolean syncGitDirs,
      @Field(value = "As in the defaults.", otherwise = "spec.defaults.gitSyncMode")
          @Nullable GitSyncMode gitSyncMode,
      @Field(
              value =
                  "What holds for some paths on every device, whatever else is written; the last"
                      + " match counts.",
              otherwise = "none")
          @Nullable List<Rule> rules) {}

  /** What holds for some paths of a root. */
  public record Rule(
      @Field(value = "The paths, with the syntax of gitignore.", required = true)
          @Nullable String match,
      @Field(value = "As in the defaults, for these paths.", required = true)
          @Nullable ConflictMode conflictMode) {}

  /** The limits within which a device acts without a person. */
  public record Guards(
      @Field("The deletions within a day that no person is asked about.")
          @Nullable MaxDeletes maxDeletes,
      @Field(
              value = "What stays free on the file system of a root; what would take it is held.",
              otherwise = "268435456 (256 MiB)")
          @Nullable Long minFreeBytes) {}

  /** Deletions beyond either limit are held. */
  public record MaxDeletes(
      @Field(value = "In per cent of the files of a root.", otherwise = "25", max = 100)
          @Nullable Integer percent,
      @Field(value = "In files.", otherwise = "500") @Nullable Integer count) {}
}
