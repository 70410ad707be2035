/** Certificates for tests of whatever speaks TLS. */
@NullMarked
package io.tummycrypt.tcfs.store.access;

import org.jspecify.annotations.NullMarked;
