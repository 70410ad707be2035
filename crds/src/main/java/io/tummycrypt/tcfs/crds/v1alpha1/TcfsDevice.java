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
          @Nullable List<Root> roots,
      @Field(
              value = "A NATS server of this device, for the devices that are near it.",
              otherwise = "it has none")
          @Nullable LeafNode leafNode) {

    /** Without a server of its own. */
    public Spec(
        @Nullable String fleet,
        @Nullable ConflictMode conflictMode,
        @Nullable Boolean syncGitDirs,
        @Nullable GitSyncMode gitSyncMode,
        @Nullable List<Root> roots) {
      this(fleet, conflictMode, syncGitDirs, gitSyncMode, roots, null);
    }
  }

  /**
   * A leaf node: a server that is joined to another one, the hub, and works on while that is away.
   * The words are those of {@code nats-server}. Secrets are never in here.
   */
  public record LeafNode(
      @Field(
              value =
                  "The leaf port of the hub; of several URLs each will do. With nats:// as with tls://"
                      + " the hub has to speak TLS, if it is another machine.",
              required = true,
              pattern = "(nats|nats-leaf|tls|ws|wss)://[^/@?#]+/?",
              form = "a URL such as tls://HOST:7422, without credentials")
          @Nullable List<String> remotes,
      @Field(
              value = "Where clients connect: an address of this device, and a port.",
              otherwise = "0.0.0.0:4222",
              pattern = "([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}",
              form = "HOST:PORT, with an address of version 6 in brackets",
              maxLength = 260)
          @Nullable String listen,
      @Field(
              value = "The name of its JetStream, which no other leaf node and not the hub has.",
              otherwise = "the name of the device",
              pattern = Api.LABEL,
              form = Api.LABEL_FORM,
              maxLength = 63)
          @Nullable String domain,
      @Field(
              value = "The most that its streams take of the memory.",
              otherwise = "67108864 (64 MiB)",
              min = 1)
          @Nullable Long maxMemoryBytes,
      @Field(
              value = "The most that its streams take of the disk.",
              otherwise = "1073741824 (1 GiB)",
              min = 1)
          @Nullable Long maxFileBytes,
      @Field(
              value = "The port on 127.0.0.1 at which the server tells how it is.",
              otherwise = "8222",
              min = 1,
              max = 65535)
          @Nullable Integer monitorPort,
      @Field(
              value =
                  "Allows that neither clients on other machines nor a hub on another machine speak"
                      + " TLS.",
              otherwise = "false")
          @Nullable Boolean insecure,
      @Field(
              value =
                  "Whether the agent runs the server; otherwise it only writes its configuration.",
              otherwise = "false")
          @Nullable Boolean run) {}

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
