/**
 * Answers as JSON for programs: one envelope, {@code {"tcfs":1,"command":...}}, with field names
 * that stay.
 *
 * <p>Belongs here: names and shapes, as {@code docs/reference/json.md} and the schemas among the
 * resources have them. Does not belong here: wording for people. Open {@link
 * io.tummycrypt.tcfs.app.json.JsonAnswer} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.json;

import org.jspecify.annotations.NullMarked;
