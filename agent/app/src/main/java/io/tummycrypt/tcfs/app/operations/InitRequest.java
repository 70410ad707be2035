package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.home.NatsSettings;
import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.SourceSettings;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code init} was asked for.
 *
 * @param store null for the one in the environment
 * @param s3 how a bucket is reached, as far as the environment does not say it
 * @param nats how the servers of the fleet are reached, whichever those will be
 * @param source from where the fleet document is published; null if a person publishes it
 * @param device null for the one in the environment, or a name derived from that of the host
 * @param roots where each root is: absolute, or beginning with {@code ~}
 */
public record InitRequest(
    @Nullable StoreUrl store,
    S3Settings s3,
    NatsSettings nats,
    @Nullable SourceSettings source,
    @Nullable DeviceName device,
    SortedMap<RootName, String> roots) {
  public InitRequest {
    roots = Collections.unmodifiableSortedMap(new TreeMap<>(roots));
  }
}
