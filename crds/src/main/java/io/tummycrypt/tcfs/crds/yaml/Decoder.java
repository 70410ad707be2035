package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.crds.shape.Member;
import io.tummycrypt.tcfs.crds.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns the tree of one object into a record, noting where each field is. What does not fit becomes
 * a finding and null, and the rest goes on.
 */
final class Decoder {
  private final ScalarDecoder scalars;
  private final Map<String, Position> places = new HashMap<>();

  Decoder(List<Finding> findings) {
    scalars = new ScalarDecoder(findings);
  }

  /** The positions of the fields decoded so far, by path. */
  Map<String, Position> places() {
    return places;
  }

  /**
   * Decodes a record.
   *
   * @param path where it is in its object; empty for the object itself
   * @param others keys that the caller has looked at
   */
  @Nullable Record object(Shape.ObjectOf shape, YamlNode node, String path, Set<String> others) {
    places.put(path, node.at());
    if (!(node instanceof YamlNode.Entries entries)) {
      scalars.mismatch(node, path, "a mapping");
      return null;
    }
    Map<String, YamlNode> written = written(shape, entries, path, others);
    Object[] values = shape.members().stream().map(m -> member(m, written, node, path)).toArray();
    checkExactlyOne(shape, written.keySet(), node, path);
    return Records.create(shape.type(), values);
  }

  private @Nullable Object decode(Shape shape, YamlNode node, String path) {
    places.put(path, node.at());
    return switch (shape) {
      case Shape.Text text -> scalars.text(text, node, path);
      case Shape.Whole whole -> scalars.whole(whole, node, path);
      case Shape.Flag _ -> scalars.flag(node, path);
      case Shape.Choice choice -> scalars.choice(choice, node, path);
      case Shape.ListOf list -> list(list, node, path);
      case Shape.TextMap _ -> textMap(node, path);
      case Shape.ObjectOf object -> object(object, node, path, Set.of());
    };
  }

  private Map<String, YamlNode> written(
      Shape.ObjectOf shape, YamlNode.Entries entries, String path, Set<String> others) {
    List<String> known = new ArrayList<>(new TreeSet<>(others));
    shape.members().forEach(m -> known.add(m.name()));
    Map<String, YamlNode> written = new HashMap<>();
    for (YamlNode.Entry entry : entries.entries()) {
      String key = entry.key().value();
      if (known.contains(key)) {
        written.put(key, entry.value());
      } else {
        String place = join(path, Quoted.bare(key));
        scalars.refuse(entry.key(), place, "unknown key" + Suggestion.of(key, known));
      }
    }
    return written;
  }

  private @Nullable Object member(
      Member member, Map<String, YamlNode> written, YamlNode parent, String path) {
    String place = join(path, member.name());
    YamlNode node = written.get(member.name());
    if (node != null) {
      return decode(member.shape(), node, place);
    }
    if (member.required()) {
      scalars.refuse(parent, place, "required, but not there");
    }
    return null;
  }

  private void checkExactlyOne(
      Shape.ObjectOf shape, Set<String> written, YamlNode node, String path) {
    Set<String> found = new HashSet<>(shape.exactlyOneOf());
    found.retainAll(written);
    if (!shape.exactlyOneOf().isEmpty() && found.size() != 1) {
      String count = found.isEmpty() ? "none" : "more than one";
      String names = String.join(", ", shape.exactlyOneOf());
      scalars.refuse(node, path, "expected exactly one of " + names + ", found " + count);
    }
  }

  /**
   * Indexes keep their meaning: an element that does not fit is in the list, as null or as a record
   * of nulls, so that it does not hide what is wrong with the others.
   */
  private @Nullable List<@Nullable Object> list(Shape.ListOf shape, YamlNode node, String path) {
    if (!(node instanceof YamlNode.Items items)) {
      scalars.mismatch(node, path, "a list");
      return null;
    }
    if (items.items().size() < shape.minItems()) {
      scalars.refuse(node, path, "expected at least one element");
      return null;
    }
    if (items.items().size() > shape.maxItems()) {
      scalars.refuse(node, path, "more than " + shape.maxItems() + " elements");
      return null;
    }
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < items.items().size(); i++) {
      Object element = decode(shape.element(), items.items().get(i), path + "[" + i + "]");
      list.add(element == null ? nothing(shape.element()) : element);
    }
    if (!shape.uniqueBy().isEmpty()) {
      checkUnique(items.items(), shape.uniqueBy(), path);
    }
    return Collections.unmodifiableList(list);
  }

  private static @Nullable Object nothing(Shape shape) {
    return shape instanceof Shape.ObjectOf object
        ? Records.create(object.type(), new Object[object.members().size()])
        : null;
  }

  private void checkUnique(List<YamlNode> items, String field, String path) {
    Map<String, Position> seen = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      YamlNode element = items.get(i);
      YamlNode.Scalar value = scalar(element, field);
      Position earlier = value == null ? null : seen.putIfAbsent(value.value(), element.at());
      if (value != null && earlier != null) {
        String message = Quoted.of(value.value()) + " is there already, at " + earlier;
        scalars.refuse(element, path + "[" + i + "]." + field, message);
      }
    }
  }

  private static YamlNode.@Nullable Scalar scalar(YamlNode node, String field) {
    if (node instanceof YamlNode.Entries entries) {
      for (YamlNode.Entry entry : entries.entries()) {
        if (entry.key().value().equals(field) && entry.value() instanceof YamlNode.Scalar scalar) {
          return scalar;
        }
      }
    }
    return null;
  }

  private @Nullable Map<String, String> textMap(YamlNode node, String path) {
    if (!(node instanceof YamlNode.Entries entries)) {
      scalars.mismatch(node, path, "a mapping");
      return null;
    }
    Map<String, String> map = new LinkedHashMap<>();
    for (YamlNode.Entry entry : entries.entries()) {
      String place = join(path, Quoted.bare(entry.key().value()));
      String key = scalars.anyText(entry.key(), place, "text as the key");
      String value = scalars.anyText(entry.value(), place, "text");
      String wrong = key == null || value == null ? null : TextLimits.refusal(key, value);
      if (wrong != null) {
        scalars.refuse(entry.value(), place, wrong);
      } else if (key != null && value != null) {
        map.put(key, value);
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
