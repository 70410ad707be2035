/**
 * Objects in a bucket of an S3 server, over the JDK's own HTTP.
 *
 * <p>Belongs here: the five requests that a store needs, their signatures, credentials, repeats,
 * and what the answers mean. Does not belong here: what a store promises (see {@code
 * store.object}). Nothing outside this package knows HTTP. Open {@link
 * io.tummycrypt.tcfs.store.s3.S3ObjectStore} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.s3;

import org.jspecify.annotations.NullMarked;
