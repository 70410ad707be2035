package io.tummycrypt.tcfs.crds.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A collection of which the end has not been read. */
sealed interface OpenNode {
  Position at();

  @Nullable String anchor();

  /** How many nodes the document had before this one. */
  int nodesBefore();

  void add(YamlNode node);

  YamlNode close();

  /** An open list. */
  record Items(Position at, @Nullable String anchor, int nodesBefore, List<YamlNode> items)
      implements OpenNode {
    Items(Position at, @Nullable String anchor, int nodesBefore) {
      this(at, anchor, nodesBefore, new ArrayList<>());
    }

    @Override
    public void add(YamlNode node) {
      items.add(node);
    }

    @Override
    public YamlNode close() {
      return new YamlNode.Items(at, List.copyOf(items));
    }
  }

  /** An open mapping: a key, then its value. */
  final class Mapping implements OpenNode {
    private final Position at;
    private final @Nullable String anchor;
    private final int nodesBefore;
    private final List<YamlNode.Entry> entries = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private YamlNode.@Nullable Scalar key;

    Mapping(Position at, @Nullable String anchor, int nodesBefore) {
      this.at = at;
      this.anchor = anchor;
      this.nodesBefore = nodesBefore;
    }

    boolean awaitsKey() {
      return key == null;
    }

    void key(YamlNode.Scalar scalar, List<Finding> findings) {
      key = scalar;
      if (keys.contains(scalar.value())) {
        String message = "the key " + Quoted.of(scalar.value()) + " is written twice";
        findings.add(new Finding(scalar.at(), Finding.DOCUMENT, message));
      }
    }

    /** The first value of a key counts; that there is another is a finding already. */
    @Override
    public void add(YamlNode value) {
      if (key != null && keys.add(key.value())) {
        entries.add(new YamlNode.Entry(key, value));
      }
      key = null;
    }

    @Override
    public YamlNode close() {
      return new YamlNode.Entries(at, List.copyOf(entries));
    }

    @Override
    public Position at() {
      return at;
    }

    @Override
    public @Nullable String anchor() {
      return anchor;
    }

    @Override
    public int nodesBefore() {
      return nodesBefore;
    }
  }
}
