/**
 * What devices last said of themselves, for people and for the planning of others: {@code
 * reports/DEVICE/SEQ}. Nothing that a device does to its files follows from a report.
 *
 * <p>Belongs here: the bytes of a report, reading the last ones, and writing the next. Does not
 * belong here: when a report is due. Open {@link io.tummycrypt.tcfs.store.report.DeviceReport}
 * first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.report;

import org.jspecify.annotations.NullMarked;
