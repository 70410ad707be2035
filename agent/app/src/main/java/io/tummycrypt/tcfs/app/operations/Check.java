package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.RootName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param root which one it is about; null for everything that is not of a root
 * @param found in words for people, in one line
 * @param nextStep what a person can do; empty if nothing has to be done
 */
public record Check(
    Topic topic, @Nullable RootName root, Level level, String found, String nextStep) {
  /** What something belongs to, in the order in which people look. */
  public enum Area {
    MACHINE,
    HOME,
    ROOT,
    STORE,
    NATS;

    /** As it is printed. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How it stands. */
  public enum Level {
    OK,
    /** It works, and could be better or will not do for long. */
    WARN,
    /** It does not work. */
    ERROR,
    /** Nobody has looked; {@link Check#found} says why. */
    SKIPPED;

    /** As it is printed. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is looked at. */
  public enum Topic {
    JDK(Area.MACHINE, "jdk"),
    BLAKE3(Area.MACHINE, "blake3"),
    ZSTD(Area.MACHINE, "zstd"),
    WATCHES(Area.MACHINE, "watches"),
    WATCHERS(Area.MACHINE, "watchers"),
    OPEN_FILES(Area.MACHINE, "open-files"),
    SERVICE(Area.MACHINE, "service"),
    DEVICE(Area.HOME, "device"),
    KEYS(Area.HOME, "keys"),
    STATE(Area.HOME, "state"),
    LOCK(Area.HOME, "lock"),
    DOCUMENT(Area.HOME, "document"),
    HOME_SPACE(Area.HOME, "space"),
    FOLDER(Area.ROOT, "folder"),
    WRITING(Area.ROOT, "writing"),
    ROOT_SPACE(Area.ROOT, "space"),
    CASE(Area.ROOT, "case"),
    NORMALISATION(Area.ROOT, "normalisation"),
    ATTRIBUTES(Area.ROOT, "xattr"),
    EXCHANGE(Area.ROOT, "exchange"),
    LINKS(Area.ROOT, "symlinks"),
    HARD_LINKS(Area.ROOT, "hard-links"),
    TIMES(Area.ROOT, "times"),
    ENDPOINT(Area.STORE, "endpoint"),
    TLS(Area.STORE, "tls"),
    CREDENTIALS(Area.STORE, "credentials"),
    ACCESS(Area.STORE, "access"),
    CLOCK(Area.STORE, "clock"),
    STORE_SPACE(Area.STORE, "space"),
    IDENTITY(Area.STORE, "identity"),
    REGISTRY(Area.STORE, "registry"),
    CREATE_ONCE(Area.STORE, "create-once"),
    LISTING(Area.STORE, "list-after-write"),
    LATENCY(Area.STORE, "latency"),
    THROUGHPUT(Area.STORE, "throughput"),
    NATS_LEAF(Area.NATS, "leaf"),
    NATS_SERVER(Area.NATS, "server"),
    NATS_SPACE(Area.NATS, "space"),
    NATS_DRIFT(Area.NATS, "drift"),
    NATS_STREAM(Area.NATS, "stream"),
    NATS_CONSUMER(Area.NATS, "consumer"),
    NATS_ROUND_TRIP(Area.NATS, "round-trip");

    private final Area area;
    private final String text;

    Topic(Area area, String text) {
      this.area = area;
      this.text = text;
    }

    /** What it belongs to. */
    public Area area() {
      return area;
    }

    /** As it is printed; names it within its area. */
    public String text() {
      return text;
    }
  }

  /** It is as it should be. */
  public static Check ok(Topic topic, String found) {
    return new Check(topic, null, Level.OK, found, "");
  }

  /** It works, and could be better. */
  public static Check warn(Topic topic, String found, String nextStep) {
    return new Check(topic, null, Level.WARN, found, nextStep);
  }

  /** It does not work. */
  public static Check error(Topic topic, String found, String nextStep) {
    return new Check(topic, null, Level.ERROR, found, nextStep);
  }

  /** Nobody has looked. */
  public static Check skipped(Topic topic, String why) {
    return new Check(topic, null, Level.SKIPPED, why, "");
  }

  /** The same about a root. */
  public Check of(RootName which) {
    return new Check(topic, which, level, found, nextStep);
  }
}
