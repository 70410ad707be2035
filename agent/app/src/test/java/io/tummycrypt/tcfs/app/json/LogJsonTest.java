package io.tummycrypt.tcfs.app.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.log.Log;
import io.tummycrypt.tcfs.app.log.LogEntry;
import io.tummycrypt.tcfs.app.log.LogEvent;
import io.tummycrypt.tcfs.app.log.LogLevel;
import io.tummycrypt.tcfs.app.log.LogLine;
import io.tummycrypt.tcfs.app.log.LogText;
import io.tummycrypt.tcfs.store.trace.Trace;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines of the log, in both forms. */
class LogJsonTest {
  private static final Instant TIME = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final TraceId RUN = new TraceId("1".repeat(32));
  private static final TraceId LOOK = new TraceId("2".repeat(32));
  private static final String HOSTILE = "a\n{\"event\":\"done\"}\u001b[2J\u202e\u2028ü";

  private final List<String> objects = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final Trace trace = new Trace(RUN);
  private final Log json = log(LogLevel.INFO, objects, LogJson::of);
  private final Log text = log(LogLevel.DEBUG, texts, LogText::of);

  private Log log(
      LogLevel level, List<String> lines, java.util.function.Function<LogLine, String> form) {
    return new Log(level, form, lines::add, () -> TIME, trace);
  }

  @Test
  void anObjectSaysWhatWhenWhereAndOfWhatWork() {
    json.tell(LogEntry.of(LogEvent.STARTED, "begins").with("process", 7));
    json.belongsTo(new LogLine.Owner("yoga", "f".repeat(32)));
    trace.begin(LOOK);
    json.tellOfLook(LogEntry.of(LogEvent.PATH_FAILED, "failed").with("path", "p"));
    json.tell(
        LogEntry.of(LogEvent.DOCUMENT_REFUSED, "refused").with("reasons", List.of("one", "two")));
    assertEquals(
        List.of(
            "{'time':'2026-11-20T12:00:00.123Z','level':'info','event':'started','message':'begins',"
                + "'trace':'11111111111111111111111111111111','process':7}",
            "{'time':'2026-11-20T12:00:00.123Z','level':'warn','event':'path_failed','message':'failed',"
                + "'device':'yoga','fleet':'ffffffffffffffffffffffffffffffff',"
                + "'trace':'22222222222222222222222222222222','path':'p'}",
            "{'time':'2026-11-20T12:00:00.123Z','level':'error','event':'document_refused',"
                + "'message':'refused','device':'yoga','fleet':'ffffffffffffffffffffffffffffffff',"
                + "'trace':'11111111111111111111111111111111','reasons':['one','two']}"),
        objects.stream().map(line -> line.replace('"', '\'')).toList());
  }

  @Test
  void whatMattersLessThanWasAskedForIsLeftOut() {
    json.tell(LogEntry.of(LogEvent.STORE_REQUEST, "request"));
    assertEquals(List.of(), objects);
    text.tell(LogEntry.of(LogEvent.STORE_REQUEST, "request"));
    assertEquals(List.of("2026-11-20T12:00:00Z request  trace " + RUN), texts);
  }

  @Test
  void aHostileNameStaysOnItsLineAndIsWholeForPrograms() {
    LogEntry entry = LogEntry.of(LogEvent.PATH_FAILED, "failed: " + HOSTILE).with("path", HOSTILE);
    json.tell(entry);
    text.tell(entry);
    JsonNode object = JsonMapper.shared().readTree(objects.getFirst());
    assertEquals(HOSTILE, object.get("path").asString());
    assertTrue(objects.getFirst().chars().allMatch(c -> c >= ' ' && c < 0x7f), objects.getFirst());
    assertEquals(
        "2026-11-20T12:00:00Z failed: a\\n{\"event\":\"done\"}\\u001b[2J\\u202e\\u2028ü",
        texts.getFirst());
    assertEquals(texts.getFirst().substring(21), object.get("message").asString());
  }
}
