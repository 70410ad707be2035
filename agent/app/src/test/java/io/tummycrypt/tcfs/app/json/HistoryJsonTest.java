package io.tummycrypt.tcfs.app.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HistoryJsonTest {
  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\" : .*");

  private static String answers() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonAnswer.changes(out, Samples.changes());
    JsonAnswer.version(out, Samples.storedVersion());
    JsonAnswer.difference(out, Samples.fileDifference());
    return out.toString(UTF_8);
  }

  @Test
  void writesChangesVersionsAndDifferences() throws IOException {
    Golden.check("history.json", answers());
  }

  @Test
  void documentsEveryField() throws IOException {
    String page = Files.readString(Golden.project().resolve("docs/reference/json.md"));
    List<String> missing =
        answers()
            .lines()
            .map(line -> FIELD.matcher(line.strip()))
            .filter(field -> field.matches() && !page.contains("`" + field.group(1) + "`"))
            .map(field -> field.group(1))
            .toList();
    assertEquals(List.of(), missing);
  }
}
