package io.tummycrypt.tcfs.app.log;

import java.util.Locale;

/** What an agent tells of. A name never changes its meaning. */
public enum LogEvent {
  /** The agent begins. */
  STARTED(LogLevel.INFO),
  /** The agent does not even begin. */
  NOT_STARTED(LogLevel.ERROR),
  /** It watches, or will as soon as the store can be reached. */
  READY(LogLevel.INFO),
  /** It was told to end, and has. */
  ENDED(LogLevel.INFO),
  /** It was told to end, and what it was at took too long. */
  CUT_SHORT(LogLevel.WARN),
  /** A command asks it for something. */
  ASKED(LogLevel.INFO),
  /** It begins to look. */
  LOOK_BEGAN(LogLevel.DEBUG),
  /** It has looked. */
  LOOKED(LogLevel.DEBUG),
  /** A look came to nothing. */
  LOOK_FAILED(LogLevel.ERROR),
  /** The store gives no answer of use for some time, and is asked again. */
  STORE_WAITS(LogLevel.WARN),
  /** A look came to something again. */
  RECOVERED(LogLevel.INFO),
  /** From now on it follows another revision of the fleet document. */
  FOLLOWS(LogLevel.INFO),
  /** Paused, suspended or switched off. */
  STOPPED(LogLevel.INFO),
  /** A plan was carried out. */
  DONE(LogLevel.INFO),
  /** A path was brought up to date. */
  PATH_DONE(LogLevel.DEBUG),
  /** A path was not. */
  PATH_FAILED(LogLevel.WARN),
  /** Nothing is done in a root until a person has looked. */
  ROOT_HALTED(LogLevel.ERROR),
  /** Of some folders of a root nothing is heard: they are looked at now and then. */
  UNWATCHED(LogLevel.WARN),
  /** The fleet document was published from its source. */
  DOCUMENT_PUBLISHED(LogLevel.INFO),
  /** What the source says is not valid. */
  DOCUMENT_REFUSED(LogLevel.ERROR),
  /** The source cannot be read, or is not the one that counts. */
  DOCUMENT_WAITS(LogLevel.WARN),
  /** It hears of the other devices. */
  HEARS(LogLevel.INFO),
  /** It does not, and polls the store. */
  HEARS_NOTHING(LogLevel.WARN),
  /** Of heads that waited for too long nobody is told what they have changed. */
  PASSED_OVER(LogLevel.WARN),
  /** It goes otherwise with the message server of this machine. */
  LEAF_NODE(LogLevel.INFO),
  /** Commands cannot ask it. */
  UNANSWERED(LogLevel.WARN),
  /** Metrics are not served. */
  UNMEASURED(LogLevel.WARN),
  /** The service manager cannot be told how it goes. */
  UNSUPERVISED(LogLevel.WARN),
  /** A request to the store is over. */
  STORE_REQUEST(LogLevel.DEBUG);

  private final LogLevel level;

  LogEvent(LogLevel level) {
    this.level = level;
  }

  /** How much it matters. */
  public LogLevel level() {
    return level;
  }

  /** Its name on a line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
