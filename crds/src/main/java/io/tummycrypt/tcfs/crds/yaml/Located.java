package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.core.desired.Origin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object and where each of its fields was written.
 *
 * @param places the position of every written field, by its path, such as {@code
 *     spec.roots[0].path}; the empty path is the object itself
 */
public record Located<T>(T object, Map<String, Position> places) {
  public Located {
    places = Map.copyOf(places);
  }

  /** Where a field is, or else the nearest thing around it that was written. */
  public Position at(String field) {
    String path = field;
    while (true) {
      Position place = places.get(path);
      if (place != null) {
        return place;
      }
      if (path.isEmpty()) {
        throw new IllegalStateException("an object without a place was asked for " + field);
      }
      path = path.substring(0, Math.max(0, lastCut(path)));
    }
  }

  private static int lastCut(String path) {
    return Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  }

  /** The origin of a field. */
  public Origin origin(String field) {
    return at(field).origin(field);
  }

  /** A finding at a field. */
  public Finding finding(String field, String message) {
    return new Finding(at(field), field, message);
  }

  /** Whether the field was written. */
  public boolean has(@Nullable String field) {
    return field != null && places.containsKey(field);
  }
}
