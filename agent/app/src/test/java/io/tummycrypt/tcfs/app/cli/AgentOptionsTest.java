package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.app.cli.AgentOptions.Form;
import io.tummycrypt.tcfs.app.log.LogLevel;
import io.tummycrypt.tcfs.app.operations.UsageException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentOptionsTest {
  private static final Map<String, String> SET =
      Map.of("TCFS_LOG", "json", "TCFS_LOG_LEVEL", "warn", "TCFS_LOG_FILE", "/var/log/a");

  @Test
  void wordsCountMoreThanTheEnvironment() throws UsageException {
    assertEquals(new AgentOptions(Form.TEXT, LogLevel.INFO, null), AgentOptions.of(Map.of()));
    assertEquals(
        new AgentOptions(Form.TEXT, LogLevel.INFO, null),
        AgentOptions.of(Map.of("TCFS_LOG", "", "TCFS_LOG_LEVEL", "", "TCFS_LOG_FILE", "")));
    assertEquals(
        new AgentOptions(Form.JSON, LogLevel.WARN, Path.of("/var/log/a")), AgentOptions.of(SET));
    assertEquals(
        new AgentOptions(Form.TEXT, LogLevel.DEBUG, Path.of("/b=c")),
        AgentOptions.of(SET, "--log", "text", "--log-level=DEBUG", "--log-file=/b=c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "now|'now' is nothing that tcfsd knows",
        "--log-fil=x|'--log-fil=x' is nothing that tcfsd knows",
        "--log|--log needs a value",
        "--log=|--log needs a value",
        "--log=xml|--log: expected one of text, json, found 'xml'",
        "--log-level=all|--log-level: expected one of error, warn, info, debug, found 'all'",
      })
  void saysWhichWordItDoesNotKnow(String word, String why) {
    UsageException wrong =
        assertThrows(UsageException.class, () -> AgentOptions.of(Map.of(), word));
    assertEquals(why, wrong.getMessage());
  }

  @Test
  void saysWhichVariableItDoesNotKnow() {
    UsageException wrong =
        assertThrows(UsageException.class, () -> AgentOptions.of(Map.of("TCFS_LOG", "x")));
    assertEquals("TCFS_LOG: expected one of text, json, found 'x'", wrong.getMessage());
  }
}
