package io.tummycrypt.tcfs.app.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.app.operations.ServiceEnd;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.service.Tools.Ran;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What launchd is told, by a reader of its lists; no launchd takes part. */
class LaunchdTest {
  private static final Path HOME = Path.of("/Users/jess & <co>");
  private static final Path PROGRAM = Path.of("/opt/a \"b\" & <c>]]>/tcfsd");

  @TempDir Path folder;

  private final FakeTools tools = new FakeTools();
  private final Launchd launchd = new Launchd(tools, HOME, 501);

  private String text() throws Exception {
    return launchd.render(
        ServiceCommand.in(Map.of("HOME", "/x", "TCFS_HOME", "/T<>&'", "AWS_X", "never"), PROGRAM));
  }

  @Test
  void isAListOfTheKnownKeysWithTheirKinds() throws Exception {
    assertEquals(expected(), read(text()));
  }

  private static Map<String, Object> expected() {
    String log = HOME + "/Library/Logs/tcfs/tcfsd.log";
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("Label", "io.tummycrypt.tcfsd");
    expected.put(
        "ProgramArguments", List.of(PROGRAM.toString(), "--log", "json", "--log-file", log));
    expected.put("EnvironmentVariables", Map.of("TCFS_HOME", "/T<>&'"));
    expected.put("RunAtLoad", true);
    expected.put("KeepAlive", Map.of("SuccessfulExit", false));
    expected.put("ThrottleInterval", 60);
    expected.put("ExitTimeOut", 15);
    expected.put("ProcessType", "Background");
    expected.put("LowPriorityBackgroundIO", true);
    String rest = HOME + "/Library/Logs/tcfs/tcfsd.err";
    expected.put("StandardOutPath", rest);
    expected.put("StandardErrorPath", rest);
    return expected;
  }

  private static Object read(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Element plist =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(UTF_8)))
            .getDocumentElement();
    assertEquals("plist", plist.getTagName());
    assertEquals("1.0", plist.getAttribute("version"));
    List<Element> only = elements(plist);
    assertEquals(1, only.size());
    return value(only.getFirst());
  }

  private static Object value(Element element) {
    return switch (element.getTagName()) {
      case "string" -> element.getTextContent();
      case "integer" -> Integer.parseInt(element.getTextContent());
      case "true" -> true;
      case "false" -> false;
      case "array" -> elements(element).stream().map(LaunchdTest::value).toList();
      case "dict" -> dictionary(elements(element));
      default -> throw new AssertionError("no value: " + element.getTagName());
    };
  }

  private static Map<String, Object> dictionary(List<Element> inside) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < inside.size(); i += 2) {
      assertEquals("key", inside.get(i).getTagName());
      assertEquals(null, all.put(inside.get(i).getTextContent(), value(inside.get(i + 1))));
    }
    return all;
  }

  private static List<Element> elements(Node above) {
    List<Element> all = new ArrayList<>();
    for (Node node = above.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        all.add(element);
      } else if (node.getNodeType() == Node.TEXT_NODE && !above.getNodeName().equals("string")) {
        assertTrue(node.getTextContent().isBlank(), node.getTextContent());
      }
    }
    return all;
  }

  @Test
  void isUnderstoodByTheToolOfTheSystem() throws Exception {
    run("plutil", "-lint", file());
  }

  /** It reads such lists by rules of its own, which are not those of this test. */
  @Test
  void isUnderstoodByPython() throws Exception {
    String script =
        """
        import json, plistlib, sys
        with open(sys.argv[1], "rb") as file:
            print(json.dumps(plistlib.load(file)))
        """;
    JsonNode read = new JsonMapper().readTree(run("python3", "-c", script, file()));
    assertEquals(new JsonMapper().valueToTree(expected()), read);
  }

  private String file() throws Exception {
    return Files.writeString(folder.resolve("agent.plist"), text()).toString();
  }

  /** What a program prints that has to end well, if it is there. */
  private static String run(String... command) throws Exception {
    Optional<Ran> ran = new PathTools(System.getenv()).run(List.of(command));
    assumeTrue(ran.isPresent(), () -> "there is no " + command[0]);
    assertEquals(0, ran.get().code(), ran.get().output());
    return ran.get().output();
  }

  @Test
  void isWhereLaunchdLooks() {
    assertEquals(HOME.resolve("Library/LaunchAgents/io.tummycrypt.tcfsd.plist"), launchd.file());
  }

  @Test
  void isToldWhatHasToBeDone() {
    String target = "gui/501/io.tummycrypt.tcfsd";
    List<String> enable = List.of("launchctl", "enable", target);
    List<String> add = List.of("launchctl", "bootstrap", "gui/501", launchd.file().toString());
    List<String> out = List.of("launchctl", "bootout", target);
    assertEquals(List.of(enable, add), launchd.starting(new ServiceState.NotInstalled(), true));
    assertEquals(
        List.of(out, enable, add), launchd.starting(new ServiceState.Running(null, 1, 0), true));
    assertEquals(
        List.of(List.of("launchctl", "kickstart", target)),
        launchd.starting(new ServiceState.Running(null, 1, 0), false));
    assertEquals(List.of(out), launchd.ending());
  }

  @Test
  void tellsHowTheServiceIs() throws Exception {
    assertState(
        "\tstate = running\n\truns = 3\n\tpid = 99\n", new ServiceState.Running(null, 99, 2));
    assertState(
        "\tstate = not running\n\truns = 0\n\tlast exit code = (never exited)\n",
        new ServiceState.NeverStarted());
    assertState(
        "\tstate = not running\n\truns = 1\n\tlast exit code = 0\n",
        new ServiceState.Stopped(null));
    assertState(
        "\tstate = spawn scheduled\n\truns = 2\n\tlast exit code = 78: EX_CONFIG\n",
        new ServiceState.Waiting(new ServiceEnd(78, null, ExitMeaning.of(78)), 1));
    tools.answer("launchctl", 113, "Could not find service");
    tools.answers.remove("launchctl print");
    assertEquals(new ServiceState.NeverStarted(), launchd.look());
    assertFalse(launchd.isThere());
    tools.isMissing = true;
    assertEquals(new ServiceState.Unknown("there is no launchctl here"), launchd.look());
  }

  private void assertState(String told, ServiceState state) throws Exception {
    tools.answer("launchctl print", 0, "gui/501/io.tummycrypt.tcfsd = {\n" + told + "}\n");
    assertEquals(state, launchd.look());
  }
}
