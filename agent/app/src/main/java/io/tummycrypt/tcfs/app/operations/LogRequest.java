package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.Optional;

/**
 * Which changes are asked for.
 *
 * @param path a local path, or {@code ROOT[/PATH]}; all that is below it counts
 * @param device who made them
 * @param limit how many at the most, the newest
 */
public record LogRequest(
    Optional<String> path, Optional<DeviceName> device, Optional<Since> since, int limit) {}
