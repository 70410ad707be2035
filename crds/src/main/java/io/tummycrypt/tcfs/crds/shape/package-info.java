/**
 * The shape of the API records: their fields, types, limits and descriptions, read once from the
 * annotated record components.
 *
 * <p>The decoder, the renderer, the generated CRDs, the JSON Schema and the reference page all walk
 * these shapes, so that none of them can disagree with the records. Does not belong here: YAML, or
 * rules that look at more than one field. Open {@link io.tummycrypt.tcfs.crds.shape.Shape} first.
 */
@NullMarked
package io.tummycrypt.tcfs.crds.shape;

import org.jspecify.annotations.NullMarked;
