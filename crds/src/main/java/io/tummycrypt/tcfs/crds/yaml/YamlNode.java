package io.tummycrypt.tcfs.crds.yaml;

import java.util.List;

/** A value of a YAML document before anyone knows what it is for; never part of itself. */
sealed interface YamlNode {
  Position at();

  /** The same value where an alias stands for it. */
  default YamlNode aliasedAt(Position alias) {
    return switch (this) {
      case Scalar scalar -> new Scalar(alias, scalar.value, scalar.plain);
      case Items items -> new Items(alias, items.items);
      case Entries entries -> new Entries(alias, entries.entries);
    };
  }

  /** What this is, for messages: {@code a list}. */
  String describe();

  /**
   * Text, or what looks like a number or truth value.
   *
   * @param plain written without quotes, so that its look decides its type
   */
  record Scalar(Position at, String value, boolean plain) implements YamlNode {
    ScalarKind kind() {
      return plain ? ScalarKind.ofPlain(value) : ScalarKind.TEXT;
    }

    @Override
    public String describe() {
      return switch (kind()) {
        case NOTHING -> "nothing";
        case TRUTH -> "the truth value " + Quoted.bare(value);
        case NUMBER -> "the number " + Quoted.bare(value);
        case AMBIGUOUS, TEXT -> "the text " + Quoted.of(value);
      };
    }
  }

  /** A list. */
  record Items(Position at, List<YamlNode> items) implements YamlNode {
    @Override
    public String describe() {
      return "a list";
    }
  }

  /** A mapping, in the order in which it was written; no key is twice in it. */
  record Entries(Position at, List<Entry> entries) implements YamlNode {
    @Override
    public String describe() {
      return "a mapping";
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
