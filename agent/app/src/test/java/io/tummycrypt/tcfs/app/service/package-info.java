/** Tests of the files of services, with the tools of their systems where these are there. */
@NullMarked
package io.tummycrypt.tcfs.app.service;

import org.jspecify.annotations.NullMarked;
