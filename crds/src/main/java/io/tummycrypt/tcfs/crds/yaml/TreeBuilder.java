package io.tummycrypt.tcfs.crds.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds the tree of one document from its events.
 *
 * <p>The methods return why reading cannot go on, or null; what is wrong but can be skipped becomes
 * a finding. An alias shares what is inside the node that its anchor names; nodes are counted as if
 * they were copied, so that a few lines cannot stand for a million values.
 */
final class TreeBuilder {
  static final int MAX_DEPTH = 32;
  static final int MAX_NODES = 100_000;
  private static final String STANDARD = "tag:yaml.org,2002:";
  private static final Set<String> ALLOWED_TAGS =
      Set.of(STANDARD + "str", STANDARD + "map", STANDARD + "seq");

  /** What an anchor names: nothing while its collection is still open. */
  private record Anchored(@Nullable YamlNode node, int size) {}

  private final List<Finding> findings;
  private final AliasBudget aliases;
  private final Deque<OpenNode> open = new ArrayDeque<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int nodes;
  private @Nullable YamlNode document;

  TreeBuilder(List<Finding> findings, AliasBudget aliases) {
    this.findings = findings;
    this.aliases = aliases;
  }

  /** The document, once it has ended. */
  @Nullable YamlNode document() {
    return document;
  }

  @Nullable String startMapping(Position at, Optional<Anchor> anchor, Optional<String> tag) {
    return start(new OpenNode.Mapping(at, name(anchor), nodes), tag);
  }

  @Nullable String startList(Position at, Optional<Anchor> anchor, Optional<String> tag) {
    return start(new OpenNode.Items(at, name(anchor), nodes), tag);
  }

  private @Nullable String start(OpenNode node, Optional<String> tag) {
    checkTag(node.at(), tag);
    if (awaitsKey()) {
      return "a key must be text, found a list or mapping";
    }
    if (open.size() == MAX_DEPTH) {
      return "nested deeper than " + MAX_DEPTH + " levels";
    }
    open.push(node);
    if (node.anchor() != null) {
      anchors.put(node.anchor(), new Anchored(null, 0));
    }
    return count(1);
  }

  @Nullable String end() {
    OpenNode ended = open.pop();
    YamlNode node = ended.close();
    remember(ended.anchor(), node, nodes - ended.nodesBefore());
    return add(node);
  }

  @Nullable String scalar(Position at, ScalarEvent event) {
    checkTag(at, event.getTag());
    boolean plain = event.isPlain() && event.getTag().isEmpty();
    YamlNode.Scalar scalar = new YamlNode.Scalar(at, event.getValue(), plain);
    remember(name(event.getAnchor()), scalar, 1);
    if (awaitsKey() && open.peek() instanceof OpenNode.Mapping mapping) {
      mapping.key(scalar, findings);
      return count(1);
    }
    String refusal = count(1);
    return refusal == null ? add(scalar) : refusal;
  }

  @Nullable String alias(Position at, String name) {
    Anchored target = anchors.get(name);
    if (target == null) {
      return "the alias " + Quoted.of("*" + name) + " has no anchor before it";
    }
    if (target.node() == null) {
      return "the alias " + Quoted.of("*" + name) + " refers to what it is part of";
    }
    if (awaitsKey()) {
      return "a key must be text, found an alias";
    }
    if (!aliases.take()) {
      return "more than " + AliasBudget.MAX_ALIASES + " aliases in one text";
    }
    String refusal = count(target.size());
    return refusal == null ? add(target.node().aliasedAt(at)) : refusal;
  }

  private boolean awaitsKey() {
    return open.peek() instanceof OpenNode.Mapping mapping && mapping.awaitsKey();
  }

  private @Nullable String add(YamlNode node) {
    OpenNode parent = open.peek();
    if (parent == null) {
      document = node;
    } else {
      parent.add(node);
    }
    return null;
  }

  private @Nullable String count(int more) {
    nodes += more;
    return nodes > MAX_NODES
        ? "more than " + MAX_NODES + " values in one document, aliases counted as copies"
        : null;
  }

  private void remember(@Nullable String anchor, YamlNode node, int size) {
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node, size));
    }
  }

  private void checkTag(Position at, Optional<String> tag) {
    if (tag.isPresent() && !ALLOWED_TAGS.contains(tag.get())) {
      String found = tag.get().replace(STANDARD, "!!");
      findings.add(
          new Finding(at, Finding.DOCUMENT, "unknown tag " + Quoted.of(found) + "; leave it out"));
    }
  }

  private static @Nullable String name(Optional<Anchor> anchor) {
    return anchor.map(Anchor::getValue).orElse(null);
  }
}
