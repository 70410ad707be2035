package io.tummycrypt.tcfs.core.sim;

/** A promise that was not kept. Not an exception of the program: nothing catches it on the way. */
final class Violation extends Error {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  Violation(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** Which promise it was. */
  enum Kind {
    /** What a user wants is nowhere, or in no folder when all is settled. */
    LOST_BYTES,
    /** Something was displaced that had not been agreed on, or was kept nowhere. */
    BLIND_DISPLACEMENT,
    /** What was deleted came back. */
    RESURRECTION,
    /** A folder has what no user put there. */
    INVENTION,
    /** One dot names two edits, or one key two versions. */
    DOT_REUSED,
    /** Two edits that lost have one conflict copy. */
    SHARED_COPY,
    /** A head announces as settled what its writer has not applied. */
    SETTLED_EARLY,
    /** Something was written where nothing had been agreed, while heads were missing. */
    WRITTEN_UNINFORMED,
    /** A head names a content that the store does not have. */
    MISSING_CONTENT,
    /** A chain lost its end. */
    HEAD_WENT_BACK,
    /** A live version left a log though nothing had superseded it. */
    DROPPED_EARLY,
    /** In the root without a folder something was to be deleted, or is in no log any more. */
    DETACHED_LOST,
    /** A push superseded a version that nobody there had seen. */
    SUPERSEDED_UNSEEN,
    /** The order in which heads arrive made a difference. */
    ORDER_MATTERS,
    /** A head gives another digest for what its writer saw. */
    VIEW_DIGEST,
    /** A cycle without news changed something. */
    NOT_ONCE,
    /** A device took itself to be at rest, and there was something to do. */
    NOT_AT_REST,
    /** A plan on its own result is not empty. */
    NOT_FINISHED,
    /** Without faults and users there was no end of changes. */
    NO_END,
    /** Settled devices differ from each other, or from what the heads say. */
    NOT_EQUAL,
    /** Something else came out when all states were lost. */
    STATE_MATTERS,
    /** When everything was deleted, a log still had an entry. */
    LOG_NOT_EMPTY,
    /** The program threw what it never should. */
    EXCEPTION
  }
}
