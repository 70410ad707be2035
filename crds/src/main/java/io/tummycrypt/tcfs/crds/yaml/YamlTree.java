package io.tummycrypt.tcfs.crds.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Builds the documents of one text from the parser's events, in one pass and without recursion, so
 * that hostile text meets a limit before it costs anything.
 */
final class YamlTree {
  static final int MAX_DOCUMENTS = 1_000;
  private static final String DIRECTIVE =
      "lines that begin with '%' are not used in fleet documents";
  private static final Pattern NO_BEGINNING =
      Pattern.compile("found character '(.+)' that cannot start any token.*");

  private final String file;
  private final List<Finding> findings = new ArrayList<>();
  private final List<YamlNode> documents = new ArrayList<>();
  private int documentsSeen;
  private boolean complete = true;
  private TreeBuilder builder;

  private YamlTree(String file) {
    this.file = file;
    this.builder = new TreeBuilder(findings, new AliasBudget());
  }

  /**
   * @param documents those that were read to their end, empty ones left out
   * @param complete false when the text could not be read to its end
   */
  record Reading(List<YamlNode> documents, List<Finding> findings, boolean complete) {}

  static Reading read(SourceText source) {
    YamlTree tree = new YamlTree(source.name());
    try {
      tree.readEvents(source.text());
    } catch (YamlEngineException problem) {
      tree.refuse(tree.position(problem, source.text()), reason(problem));
    }
    return new Reading(tree.documents, tree.findings, tree.complete);
  }

  private void readEvents(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(Integer.MAX_VALUE).build();
    AliasBudget aliases = new AliasBudget();
    for (Event event : new Parse(settings).parseString(text)) {
      Position at = position(event.getStartMark());
      String refusal =
          switch (event) {
            case DocumentStartEvent start -> startDocument(start, aliases);
            case DocumentEndEvent _ -> endDocument();
            case MappingStartEvent start ->
                builder.startMapping(at, start.getAnchor(), start.getTag());
            case SequenceStartEvent start ->
                builder.startList(at, start.getAnchor(), start.getTag());
            case MappingEndEvent _ -> builder.end();
            case SequenceEndEvent _ -> builder.end();
            case ScalarEvent scalar -> builder.scalar(at, scalar);
            case AliasEvent alias -> builder.alias(at, alias.getAlias().getValue());
            default -> null;
          };
      if (refusal != null) {
        refuse(at, refusal);
        return;
      }
    }
  }

  private @Nullable String startDocument(DocumentStartEvent start, AliasBudget aliases) {
    builder = new TreeBuilder(findings, aliases);
    if (++documentsSeen > MAX_DOCUMENTS) {
      return "more than " + MAX_DOCUMENTS + " documents in one text";
    }
    // With a directive, another document could not be appended by writing it behind this one.
    boolean directives = start.getSpecVersion().isPresent() || !start.getTags().isEmpty();
    return directives ? DIRECTIVE : null;
  }

  private @Nullable String endDocument() {
    YamlNode document = builder.document();
    boolean empty =
        document instanceof YamlNode.Scalar scalar && scalar.kind() == ScalarKind.NOTHING;
    if (document != null && !empty) {
      documents.add(document);
    }
    return null;
  }

  private void refuse(Position at, String reason) {
    findings.add(new Finding(at, Finding.DOCUMENT, reason));
    complete = false;
  }

  private Position position(Optional<Mark> mark) {
    return mark.map(m -> new Position(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(Position.startOf(file));
  }

  private Position position(YamlEngineException problem, String text) {
    return switch (problem) {
      case MarkedYamlEngineException marked -> position(marked.getProblemMark());
      case ReaderException reader -> Lines.position(file, text, reader.getPosition());
      default -> Position.startOf(file);
    };
  }

  private static String reason(YamlEngineException problem) {
    return switch (problem) {
      case MarkedYamlEngineException marked -> "not YAML: " + phrase(marked);
      case ReaderException reader ->
          String.format("not YAML: the character U+%04X is not allowed", reader.getCodePoint());
      case YamlVersionException _ -> DIRECTIVE;
      default -> "not YAML: " + Quoted.bare(String.valueOf(problem.getMessage()));
    };
  }

  /** The library's words, but for the slips that people make most, where they are hard to read. */
  private static String phrase(MarkedYamlEngineException problem) {
    Matcher character = NO_BEGINNING.matcher(problem.getProblem());
    if (character.matches()) {
      String found = character.group(1);
      return found.endsWith("(TAB)")
          ? "a tab stands where only spaces can; write spaces instead"
          : "no value begins with " + Quoted.of(found) + "; put it in quotes";
    }
    String context = problem.getContext();
    String problemText = Quoted.bare(problem.getProblem());
    return context == null ? problemText : Quoted.bare(context) + ", " + problemText;
  }
}
