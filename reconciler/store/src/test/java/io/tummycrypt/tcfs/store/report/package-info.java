/** Reports: read back as written, the last one counts, damage and hostile names are found. */
@NullMarked
package io.tummycrypt.tcfs.store.report;

import org.jspecify.annotations.NullMarked;
