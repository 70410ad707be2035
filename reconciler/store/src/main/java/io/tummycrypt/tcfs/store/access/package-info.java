/**
 * What leads to a server, whatever it speaks: settings that cannot be used, certificates, files
 * with secrets. Belongs here: what several adapters need. Does not belong here: anything of one
 * protocol. Open {@link io.tummycrypt.tcfs.store.access.Certificates} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.access;

import org.jspecify.annotations.NullMarked;
