package io.tummycrypt.tcfs.crds.v1alpha1;

import io.tummycrypt.tcfs.crds.shape.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of an object's Kubernetes metadata that people write; all but the name only rides along.
 */
public record Metadata(
    @Field(
            value = "The name of the object. Fleet and device names are also subject tokens.",
            required = true,
            pattern = Api.LABEL,
            form = Api.LABEL_FORM,
            maxLength = 63)
        @Nullable String name,
    @Field("The Kubernetes namespace of the object; means nothing to a machine.")
        @Nullable String namespace,
    @Field("Kubernetes labels; mean nothing to a machine.") @Nullable Map<String, String> labels,
    @Field("Kubernetes annotations; mean nothing to a machine.")
        @Nullable Map<String, String> annotations) {

  /** Metadata of a name alone. */
  public static Metadata named(String name) {
    return new Metadata(name, null, null, null);
  }
}
