package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.app.json.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs commands with {@code --json}, and holds what they print against their schemas. */
final class JsonAnswers {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String ERROR = "error";
  private static final List<String> NAMING =
      List.of("verdict", "kind", "change", "action", "state");

  private final Set<String> schemas = new TreeSet<>();
  private final Set<String> shapes = new TreeSet<>();
  private final Set<String> met = new TreeSet<>();

  /** The names of the schemas that something was held against. */
  Set<String> schemas() {
    return schemas;
  }

  /**
   * Where there were objects, as in {@code sync.conflicts[]}; and the verdicts, kinds of change and
   * so on with the field that names them, as in {@code explain.paths[].verdict=held}.
   */
  Set<String> met() {
    return met;
  }

  /** Runs a command that has an answer, whatever its exit code is. */
  Ended answer(Machine machine, String... args) {
    Ended ended = run(machine, args);
    assertFalse(ended.out().contains("\n  \"error\" :"), ended::all);
    return ended;
  }

  /** The same. */
  Ended answer(Machine machine, List<String> args) {
    return answer(machine, args.toArray(String[]::new));
  }

  /** Runs a command that fails as a whole; it says so in JSON, in the words of its messages. */
  void failure(Machine machine, String... args) {
    Ended ended = run(machine, args);
    assertEquals(1, ended.code(), ended::all);
    JsonNode error = MAPPER.readTree(ended.out()).get(ERROR);
    String told =
        "tcfs: %s\nnext step: %s\n"
            .formatted(error.get("message").asString(), error.get("nextStep").asString());
    assertEquals(told, ended.err().substring(ended.err().lastIndexOf("tcfs: ")));
  }

  private Ended run(Machine machine, String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    words.add("--json");
    Ended ended = machine.tcfs(words.toArray(String[]::new));
    String schema = Schemas.requireValid(ended.out());
    schemas.add(schema);
    JsonNode root = MAPPER.readTree(ended.out());
    requireStrict(schema, root, schema, root);
    return ended;
  }

  /** A field that no schema knows is told in every object, or else a misspelt one would not be. */
  private void requireStrict(String schema, JsonNode root, String place, JsonNode node) {
    if (node.isObject()) {
      met.add(place);
    } else if (NAMING.stream().anyMatch(field -> place.endsWith("." + field))) {
      met.add(place + "=" + node.asString());
    }
    if (node instanceof ObjectNode object && shapes.add(place + object.propertyNames())) {
      object.put("somethingNew", "x");
      List<String> findings = Schemas.findings(schema + ".schema.json", root.toString());
      assertFalse(findings.isEmpty(), () -> place + " may have any field");
      object.remove("somethingNew");
    }
    node.forEachEntry((name, below) -> requireStrict(schema, root, place + "." + name, below));
    if (node.isArray()) {
      node.forEach(below -> requireStrict(schema, root, place + "[]", below));
    }
  }
}
