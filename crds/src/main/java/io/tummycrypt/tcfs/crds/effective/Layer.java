package io.tummycrypt.tcfs.crds.effective;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.crds.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one layer says of a setting.
 *
 * @param value null if it says nothing
 * @param field where it would say it
 */
record Layer<T>(@Nullable T value, Located<?> object, String field) {

  /** What the first layer that says anything says, or else the built-in default. */
  static <T> Setting<T> first(List<Layer<T>> layers, T builtIn, String name) {
    for (Layer<T> layer : layers) {
      if (layer.value != null) {
        return new Setting<>(layer.value, layer.object.origin(layer.field));
      }
    }
    return new Setting<>(builtIn, Origin.builtIn(name));
  }

  /** The items of a list, each with its own origin; none if the layer says nothing. */
  static List<Setting<String>> each(Layer<List<String>> layer) {
    List<String> values = layer.value == null ? List.of() : layer.value;
    List<Setting<String>> each = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Origin origin = layer.object.origin(layer.field + "[" + i + "]");
      each.add(new Setting<>(values.get(i), origin));
    }
    return each;
  }
}
