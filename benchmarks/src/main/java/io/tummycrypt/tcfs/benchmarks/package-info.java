/**
 * Benchmarks of the parts, by JMH: what a first push and a scan spend their time on. They print
 * figures and check nothing; what is compared with other tools is in docs/benchmarks.md.
 */
@NullMarked
package io.tummycrypt.tcfs.benchmarks;

import org.jspecify.annotations.NullMarked;
