package io.tummycrypt.tcfs.store.nats;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which servers, and how this machine reaches them. No secrets: those are in files, which are read
 * again at each attempt to connect.
 *
 * @param urls of servers of which each will do, the first that answers
 * @param caFile certificates (PEM) that the servers' must be signed by; null for the machine's own
 * @param certificateFile what this machine shows of itself (PEM); null for nothing
 * @param keyFile the private key of that certificate (PEM, PKCS 8), for its owner only
 * @param credentialsFile who this is, see {@link NatsSecret}, for its owner only; null for nobody
 * @param insecure whether a connection to another machine may go without TLS
 * @param leaves the domains of all leaf nodes of the fleet; servers without one of these are hubs
 */
public record NatsOptions(
    List<String> urls,
    @Nullable Path caFile,
    @Nullable Path certificateFile,
    @Nullable Path keyFile,
    @Nullable Path credentialsFile,
    boolean insecure,
    SortedSet<String> leaves) {
  public NatsOptions {
    urls = List.copyOf(urls);
    leaves = Collections.unmodifiableSortedSet(new TreeSet<>(leaves));
  }

  /** For a fleet without leaf nodes. */
  public NatsOptions(
      List<String> urls,
      @Nullable Path caFile,
      @Nullable Path certificateFile,
      @Nullable Path keyFile,
      @Nullable Path credentialsFile,
      boolean insecure) {
    this(
        urls,
        caFile,
        certificateFile,
        keyFile,
        credentialsFile,
        insecure,
        Collections.emptySortedSet());
  }

  /** The same for a fleet with leaf nodes of these domains. */
  public NatsOptions withLeaves(SortedSet<String> domains) {
    return new NatsOptions(
        urls, caFile, certificateFile, keyFile, credentialsFile, insecure, domains);
  }

  /** Servers that want to know nothing of who asks. */
  public static NatsOptions of(List<String> urls) {
    return new NatsOptions(
        urls,
        /* caFile= */ null,
        /* certificateFile= */ null,
        /* keyFile= */ null,
        /* credentialsFile= */ null,
        /* insecure= */ false);
  }
}
