package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.crds.v1alpha1.Api;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code apiVersion} and {@code kind} say an object is. Where they are misspelt, as keys
 * or as values, the object is taken for what was probably meant, so that one slip hides nothing
 * else that is wrong with it.
 */
final class ObjectType {
  private static final List<String> VERSIONS = List.of(Api.API_VERSION);
  private static final List<String> KINDS = List.of("TcfsFleet", "TcfsDevice");
  private static final List<String> KEYS = List.of("apiVersion", "kind", "metadata", "spec");

  /** Another version of our API, which may have other fields. */
  private static final String ANOTHER_VERSION = Api.GROUP + "/v[0-9]+((alpha|beta)[0-9]+)?";

  private final List<Finding> findings;
  private final Position at;
  private final List<YamlNode.Entry> rest;

  private ObjectType(YamlNode.Entries entries, List<Finding> findings) {
    this.findings = findings;
    this.at = entries.at();
    this.rest = new ArrayList<>(entries.entries());
  }

  /**
   * What was read.
   *
   * @param kind null if nobody can tell
   * @param rest the object without its {@code apiVersion} and {@code kind}
   */
  record Reading(@Nullable String kind, YamlNode.Entries rest) {}

  static Reading read(YamlNode.Entries entries, List<Finding> findings) {
    ObjectType type = new ObjectType(entries, findings);
    String kind = type.isOurs() ? type.kind() : null;
    return new Reading(kind, new YamlNode.Entries(type.at, List.copyOf(type.rest)));
  }

  private boolean isOurs() {
    YamlNode value = take("apiVersion");
    String word = word(value);
    if (word != null && VERSIONS.contains(word)) {
      return true;
    }
    refuse(value, "apiVersion", VERSIONS, "this version reads");
    return word == null
        || (Suggestion.nearest(word, VERSIONS) != null && !word.matches(ANOTHER_VERSION));
  }

  private @Nullable String kind() {
    YamlNode value = take("kind");
    String word = word(value);
    if (word != null && KINDS.contains(word)) {
      return word;
    }
    refuse(value, "kind", KINDS, "a fleet document has");
    return word == null ? null : Suggestion.nearest(word, KINDS);
  }

  /** Takes the value of a key out; null if the key is not there, nor one that is nearly it. */
  private @Nullable YamlNode take(String key) {
    for (YamlNode.Entry entry : rest) {
      if (entry.key().value().equals(key)) {
        drop(key);
        return entry.value();
      }
    }
    for (YamlNode.Entry entry : rest) {
      String written = entry.key().value();
      if (!KEYS.contains(written) && key.equals(Suggestion.nearest(written, KEYS))) {
        drop(written);
        String message = "unknown key" + Suggestion.ifNear(written, KEYS);
        findings.add(new Finding(entry.key().at(), Quoted.bare(written), message));
        return entry.value();
      }
    }
    return null;
  }

  private void drop(String key) {
    rest.removeIf(entry -> entry.key().value().equals(key));
  }

  private static @Nullable String word(@Nullable YamlNode value) {
    return value instanceof YamlNode.Scalar scalar && scalar.kind() == ScalarKind.TEXT
        ? scalar.value()
        : null;
  }

  private void refuse(@Nullable YamlNode value, String key, List<String> known, String whose) {
    String word = word(value);
    String expected = whose + " " + String.join(" and ", known);
    String message;
    if (value == null) {
      message = "required, but not there; " + expected;
    } else if (word == null) {
      message = "expected text, found " + value.describe() + "; " + expected;
    } else {
      String suggestion = Suggestion.ifNear(word, known);
      String hint = suggestion.isEmpty() ? "; " + expected : suggestion;
      message = "unknown " + key + " " + Quoted.of(word) + hint;
    }
    findings.add(new Finding(value == null ? at : value.at(), key, message));
  }
}
