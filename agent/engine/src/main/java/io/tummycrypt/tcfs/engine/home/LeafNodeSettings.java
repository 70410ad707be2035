package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.shape.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this machine's own NATS server, a leaf node, is shown and shows. That there is one, and
 * where it listens, is in the document; these are files of this machine. There are no secrets in
 * it.
 */
public record LeafNodeSettings(
    @Field(
            value =
                "A file with a line NAME = PASSWORD or NAME = U... (the public part of an nkey) for"
                    + " each client, that only its owner can read.",
            otherwise = "none, and the server is not configured",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String usersFile,
    @Field(
            value =
                "What the hub is shown: a file with user= and password=, or in the form of .creds,"
                    + " that only its owner can read.",
            otherwise = "none",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String credentialsFile,
    @Field(
            value = "A file with the certificates (PEM) that the hub's must be signed by.",
            otherwise = "the machine's own certificates",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String caFile,
    @Field(
            value = "A file with the certificate (PEM) that clients are shown.",
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
            value = "The program nats-server.",
            otherwise = "the first in PATH, /usr/local/bin, /usr/sbin or /opt/homebrew/bin",
            pattern = "/.*",
            form = "an absolute path")
        @Nullable String program) {

  /** Nothing is set. */
  public static final LeafNodeSettings NONE =
      new LeafNodeSettings(null, null, null, null, null, null);

  /** As a file has it: what is set, by name. */
  Map<String, Object> members() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("usersFile", usersFile);
    all.put("credentialsFile", credentialsFile);
    all.put("caFile", caFile);
    all.put("certificateFile", certificateFile);
    all.put("keyFile", keyFile);
    all.put("program", program);
    return S3Settings.set(all);
  }
}
