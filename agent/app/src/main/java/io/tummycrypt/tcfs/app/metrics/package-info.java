/**
 * What other programs may read of an agent over HTTP: metrics for Prometheus, whether it lives, and
 * whether it does its work. The types of Prometheus's library end here.
 */
@NullMarked
package io.tummycrypt.tcfs.app.metrics;

import org.jspecify.annotations.NullMarked;
