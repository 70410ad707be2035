package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.time.Instant;

/**
 * A file or link to be made ready as a temporary.
 *
 * @param number names the temporary within the batch
 * @param path where it will go; for messages only
 * @param content a file or a link
 */
public record StageRequest(int number, TreePath path, Content content, Instant mtime) {}
