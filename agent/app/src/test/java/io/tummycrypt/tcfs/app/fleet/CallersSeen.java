package io.tummycrypt.tcfs.app.fleet;

import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notes of each request to a server of buckets who asks, and lets it through. */
final class CallersSeen implements Middleman.Conduct {
  private static final Pattern CALLER =
      Pattern.compile("tcfs/[A-Za-z0-9.+_-]+ trace/([0-9a-f]{32})");

  private final Queue<Seen> all = new ConcurrentLinkedQueue<>();

  /** A request, and the trace id in it; what else the caller says if there is none. */
  record Seen(String method, String target, String trace) {}

  @Override
  public void handle(Middleman.Call call) throws IOException {
    String said = call.header("User-Agent").orElse("nothing");
    Matcher caller = CALLER.matcher(said);
    all.add(new Seen(call.method(), call.target(), caller.matches() ? caller.group(1) : said));
    call.pass();
  }

  /** All that were seen. */
  List<Seen> all() {
    return List.copyOf(all);
  }

  /** What they said that they are at. */
  NavigableSet<String> traces() {
    TreeSet<String> traces = new TreeSet<>();
    all.forEach(seen -> traces.add(seen.trace()));
    return traces;
  }

  /** How many said that they are at this. */
  long count(TraceId trace, String method) {
    return all.stream()
        .filter(seen -> seen.trace().equals(trace.text()) && seen.method().equals(method))
        .count();
  }
}
