package io.tummycrypt.tcfs.crds.v1alpha1;

import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.crds.shape.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine of a fleet, and what differs there. */
public record TcfsDevice(
    @Field(value = "The name of the device, unique in its fleet.", required = true)
        @Nullable Metadata metadata,
    @Field(value = "What shall hold on the device.", required = true) @Nullable Spec spec)
    implements TcfsObject {

  /** What shall hold on the device. */
  public record Spec(
      @Field(
              value = "The name of the fleet that the device belongs to.",
              required = true,
              pattern = Api.LABEL,
              form = Api.LABEL_FORM,
              maxLength = 63)
          @Nullable String fleet,
      @Field(
              value = "As in the fleet's defaults, for all roots of the device.",
              otherwise = "what the fleet says")
          @Nullable ConflictMode conflictMode,
      @Field(
              value = "As in the fleet's defaults, for all roots of the device.",
              otherwise = "what the fleet says")
          @Nullable Boolean syncGitDirs,
      @Field(
              value = "As in the fleet's defaults, for all roots of the device.",
              otherwise = "what the fleet says")
          @Nullable GitSyncMode gitSyncMode,
      @Field(
              value = "The roots that the device has; with this list it has no others.",
              otherwise = "all roots of the fleet that have a path",
              uniqueBy = "name",
              maxItems = 256)
          @Nullable List<Root> roots) {}

  /** A root as this device has it. */
  public record Root(
      @Field(
              value = "The name of a root of the fleet.",
              required = true,
              pattern = Api.LABEL,
              form = Api.LABEL_FORM,
              maxLength = 63)
          @Nullable String name,
      @Field(
              value = "Where it is on this device.",
              otherwise = "the path of the fleet's root",
              pattern = Api.LOCAL_PATH,
              form = Api.LOCAL_PATH_FORM)
          @Nullable String path,
      @Field(
              value = "As in the fleet's root, for this device.",
              otherwise = "what the fleet's root says")
          @Nullable RootMode mode,
      @Field(
              value = "Paths that are always kept here, with the syntax of gitignore.",
              otherwise = "none")
          @Nullable List<String> pinned,
      @Field(
              value = "As in the fleet's defaults, for this root of the device.",
              otherwise = "what the device or the fleet says")
          @Nullable ConflictMode conflictMode,
      @Field(value = "As in the fleet's defaults; comes after all others.", otherwise = "none")
          @Nullable List<String> excludePatterns) {}
}
