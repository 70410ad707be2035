package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCommandTest {
  /** These tell a story, or print what is meant for another program as it is. */
  private static final Set<String> WITHOUT_JSON =
      Set.of("complete", "completion", "demo", "help", "schema");

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Shell shell = new Shell();

  /** All commands that do something, with what picocli knows of them. */
  private Map<String, CommandLine> commands() {
    CommandLine all =
        TcfsCommand.of(new Context(Console.ofProcess(Map.of()), Map.of(), _ -> shell.device), "1");
    Map<String, CommandLine> commands = new TreeMap<>();
    collect("", all, commands);
    return commands;
  }

  private static void collect(String name, CommandLine line, Map<String, CommandLine> commands) {
    if (line.getSubcommands().isEmpty()) {
      commands.put(name, line);
    }
    line.getSubcommands()
        .forEach((word, below) -> collect((name + " " + word).strip(), below, commands));
  }

  private static Set<String> files() throws IOException {
    Path folder = Golden.project().resolve("agent/app/src/main/resources/schemas");
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      return names;
    }
  }

  @Test
  void everyCommandThatPrintsAResultTakesJson() {
    Set<String> without = new TreeSet<>();
    commands()
        .forEach((name, line) -> {
          if (line.getCommandSpec().findOption("--json") == null) {
            without.add(name);
          }
        });
    without.removeAll(WITHOUT_JSON);
    assertEquals(Set.of(), without);
  }

  @Test
  void everyCommandThatTakesJsonHasASchemaThatIsPrinted() {
    assertEquals(0, shell.run("schema"));
    List<String> names = shell.out.lines().toList();
    commands()
        .forEach((name, line) -> {
          boolean takesJson = line.getCommandSpec().findOption("--json") != null;
          assertEquals(takesJson, names.contains(name), name);
        });
    for (String name : names) {
      assertEquals(0, shell.run(("schema " + name).split(" ")), shell.err);
      assertTrue(shell.out.startsWith("{\n  \"$schema\": "), shell.out);
      assertFalse(MAPPER.readTree(shell.out).get("title").asString().isEmpty());
    }
    assertEquals(List.of(), shell.device.asked);
  }

  @Test
  void everySchemaIsOfACommandAndDocumented() throws IOException {
    assertEquals(0, shell.run("schema"));
    Set<String> expected = new TreeSet<>();
    shell.out.lines().forEach(name -> expected.add(name.replace(' ', '-') + ".schema.json"));
    assertEquals(expected, files());
    String page = Files.readString(Golden.project().resolve("docs/reference/json.md"));
    for (String file : expected) {
      assertTrue(page.contains("`" + file + "`"), file);
    }
  }

  @Test
  void everyFieldInASchemaIsDocumented() throws IOException {
    Path folder = Golden.project().resolve("agent/app/src/main/resources/schemas");
    String page = Files.readString(Golden.project().resolve("docs/reference/json.md"));
    Set<String> missing = new TreeSet<>();
    for (String file : files()) {
      for (JsonNode properties : MAPPER.readTree(folder.resolve(file)).findValues("properties")) {
        fields(properties).stream()
            .filter(field -> !page.contains("`" + field + "`"))
            .forEach(field -> missing.add(file + ": " + field));
      }
    }
    assertEquals(Set.of(), missing);
  }

  /** {@code findValues} does not look into what it has found. */
  private static List<String> fields(JsonNode properties) {
    List<String> fields = new ArrayList<>(properties.propertyNames());
    for (JsonNode property : properties) {
      property.findValues("properties").forEach(inner -> fields.addAll(fields(inner)));
    }
    return fields;
  }

  @Test
  void anUnknownCommandHasNoSchema() {
    assertEquals(64, shell.run("schema", "device", "lst"));
    assertTrue(
        shell.err.contains("no schema of 'device lst'; did you mean 'device list'?"), shell.err);
    assertTrue(shell.err.endsWith("next step: tcfs schema --help\n"), shell.err);
  }
}
