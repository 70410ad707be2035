package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.shape.Field;
import io.tummycrypt.tcfs.store.nats.NatsOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How this device reaches the NATS servers that the document names. Which those are is the fleet's;
 * what they are shown, and whom to trust, is this machine's. There are no secrets in it.
 */
public record NatsSettings(
    @Field(
            value =
                "A file with token=, with user= and password=, with nkey=, or in the form of .creds,"
                    + " that only its owner can read.",
            otherwise = "none",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String credentialsFile,
    @Field(
            value = "A file with the certificates (PEM) that the servers' must be signed by.",
            otherwise = "the machine's own certificates",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String caFile,
    @Field(
            value = "A file with the certificate (PEM) that this device shows.",
            otherwise = "none",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String certificateFile,
    @Field(
            value = "A file with the key (PEM) of that certificate, that only its owner can read.",
            otherwise = "none",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String keyFile,
    @Field(
            value = "Allows a connection without TLS to a server that is not on this machine.",
            otherwise = "false")
        @Nullable Boolean insecure) {

  /** Servers that want to know nothing, with certificates that everybody trusts. */
  public static final NatsSettings NONE = new NatsSettings(null, null, null, null, null);

  /** For these servers. */
  public NatsOptions options(List<String> urls) {
    return new NatsOptions(
        urls,
        path(caFile),
        path(certificateFile),
        path(keyFile),
        path(credentialsFile),
        Objects.requireNonNullElse(insecure, false));
  }

  private static @Nullable Path path(@Nullable String text) {
    return text == null ? null : Path.of(text);
  }

  /** As a file has it: what is set, by name. */
  Map<String, Object> members() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("credentialsFile", credentialsFile);
    all.put("caFile", caFile);
    all.put("certificateFile", certificateFile);
    all.put("keyFile", keyFile);
    all.put("insecure", insecure);
    return S3Settings.set(all);
  }
}
