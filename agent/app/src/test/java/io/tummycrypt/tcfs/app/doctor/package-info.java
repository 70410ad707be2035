/** Tests of the checks: each row that is not as it should be, with fakes. */
@NullMarked
package io.tummycrypt.tcfs.app.doctor;

import org.jspecify.annotations.NullMarked;
