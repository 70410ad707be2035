/** S3 over real protocol servers, and over lies and faults that stand before them. */
@NullMarked
package io.tummycrypt.tcfs.store.s3;

import org.jspecify.annotations.NullMarked;
