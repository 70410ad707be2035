/**
 * The folders and files of tcfs on a machine, apart from what it synchronises: settings, keys, the
 * lock of the one run that may change something.
 *
 * <p>Belongs here: where things are, who may read them, how they are written so that they are
 * whole. Environment variables are read here and nowhere else. Does not belong here: what the
 * device remembers (see {@code state}). Open {@link io.tummycrypt.tcfs.engine.home.TcfsHome} first.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.home;

import org.jspecify.annotations.NullMarked;
