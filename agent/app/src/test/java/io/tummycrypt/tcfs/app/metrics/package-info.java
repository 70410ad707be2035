/** Tests of where an agent serves its metrics. */
@NullMarked
package io.tummycrypt.tcfs.app.metrics;

import org.jspecify.annotations.NullMarked;
