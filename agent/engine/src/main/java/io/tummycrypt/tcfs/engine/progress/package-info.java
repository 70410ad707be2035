/**
 * How far a run has come, as those tell it who do the work. What is made of that, and when somebody
 * sees it, does not belong here.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.progress;

import org.jspecify.annotations.NullMarked;
