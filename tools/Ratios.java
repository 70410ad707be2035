import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints how tcfs stands to each other tool, by the medians of a run of {@code compare.sh}: time,
 * processor time and memory as tcfs's divided by the other's, so that below 1 is better.
 */
final class Ratios {
  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\": (\"[^\"]*\"|[-0-9.e+]+)");
  private static final String OURS = "tcfs";

  private Ratios() {}

  static void main(String[] arguments) throws Exception {
    Map<String, Map<String, List<Map<String, String>>>> runs = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      Map<String, String> run = fields(line);
      if (run.get("step").equals("differs")) {
        IO.println("NOT EQUAL after a pull: " + run.get("peer") + ", " + run.get("case"));
        continue;
      }
      String step = run.get("case") + " " + run.get("step");
      runs.computeIfAbsent(step, _ -> new TreeMap<>())
          .computeIfAbsent(run.get("peer"), _ -> new ArrayList<>())
          .add(run);
    }
    IO.println("| step | other | seconds | CPU | memory | stored | added, MB |");
    IO.println("|---|---|---|---|---|---|---|");
    runs.forEach((step, byPeer) -> byPeer.keySet().forEach(peer -> print(step, peer, byPeer)));
  }

  private static Map<String, String> fields(String line) {
    Map<String, String> fields = new TreeMap<>();
    for (Matcher field = FIELD.matcher(line); field.find(); ) {
      fields.put(field.group(1), field.group(2).replace("\"", ""));
    }
    return fields;
  }

  /** A tool on S3 is compared with tcfs on S3, every other with tcfs in a folder. */
  private static void print(
      String step, String peer, Map<String, List<Map<String, String>>> byPeer) {
    List<Map<String, String>> ours =
        byPeer.get(OURS + (peer.endsWith("-s3") ? "-s3" : "-local"));
    if (peer.startsWith(OURS) || ours == null) {
      return;
    }
    List<Map<String, String>> theirs = byPeer.get(peer);
    IO.println(
        "| %s | %s | %.2f | %.2f | %.2f | %.2f | %.1f for %.1f |"
            .formatted(
                step,
                peer,
                median(ours, "wall") / median(theirs, "wall"),
                (median(ours, "user") + median(ours, "sys"))
                    / (median(theirs, "user") + median(theirs, "sys")),
                median(ours, "rss") / median(theirs, "rss"),
                median(ours, "stored") / median(theirs, "stored"),
                median(ours, "added") / 1e6,
                median(theirs, "added") / 1e6));
  }

  private static double median(List<Map<String, String>> runs, String field) {
    double[] sorted =
        runs.stream().mapToDouble(run -> Double.parseDouble(run.get(field))).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
