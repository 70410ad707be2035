/**
 * What a run did and how long it took: phases, files, bytes, requests to the store. Counting
 * belongs here; showing does not. Begin with {@link io.tummycrypt.tcfs.app.measure.RunMeter}.
 */
@NullMarked
package io.tummycrypt.tcfs.app.measure;

import org.jspecify.annotations.NullMarked;
