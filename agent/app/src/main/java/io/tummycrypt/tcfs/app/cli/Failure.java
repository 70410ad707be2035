package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.render.Colour;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.core.apply.HaltException;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.WithRemedy;
import io.tummycrypt.tcfs.core.port.UnreadableSlotException;
import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.format.MisplacedObjectException;
import io.tummycrypt.tcfs.store.format.RefusedPathException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.object.BucketAbsentException;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.object.TransientStoreException;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A command that ended in an exception, in two lines: what failed, on which object and why; and
 * what to do next. The one place in which exceptions become messages.
 *
 * @param isMistake whether it is one in tcfs itself
 */
record Failure(String message, String nextStep, boolean isMistake) {
  private static final String AGAIN = " and run the command again; nothing is lost";

  /** One that is no mistake in tcfs. */
  Failure(String message, String nextStep) {
    this(message, nextStep, false);
  }

  /**
   * Explains an exception.
   *
   * @param command what was run, such as {@code sync}
   */
  static Failure of(String command, Throwable failure) {
    return switch (failure) {
      case HaltException halt -> new Failure(text(halt), halt.nextStep());
      case RefusedException refused -> new Failure(text(refused), refused.nextStep());
      case UnreadableSlotException slot when slot.getCause() != null ->
          of(command, slot.getCause());
      case UncheckedIOException wrapper when wrapper.getCause() != null ->
          of(command, wrapper.getCause());
      case BucketAbsentException absent ->
          new Failure(
              text(absent),
              "make or restore it, for tcfs makes no buckets, or correct its name, then try again");
      case StoreAbsentException absent ->
          new Failure(text(absent), "mount or restore it, then try again");
      case ForeignObjectException foreign ->
          new Failure(
              command + " failed: " + text(foreign),
              "put this fleet's own store back in its place, and try again; nothing is lost");
      case MisplacedObjectException misplaced ->
          new Failure(
              command + " failed: " + text(misplaced),
              "move it out of the store, and try again; nothing is lost");
      case DamagedObjectException damaged when damaged.isPack() ->
          new Failure(
              command + " failed: " + text(damaged),
              "run 'tcfs store repair' on a device that has the files, or restore that object from"
                  + " a copy of the store, and try again; nothing is lost here");
      case DamagedObjectException damaged ->
          new Failure(
              command + " failed: " + text(damaged),
              "restore that object from a copy of the store, and try again; nothing is lost here");
      case RefusedPathException refused ->
          new Failure(
              command + " failed: " + text(refused),
              "look at the device that wrote it, and restore that object from a copy of the store;"
                  + " nothing is lost here");
      case UnknownFormatException unknown ->
          new Failure(
              command + " failed: " + text(unknown),
              "use the version of tcfs that wrote it, or a newer one; nothing is lost");
      case UnknownOutcomeException outcome ->
          new Failure(
              command + " failed: " + text(outcome),
              "see that the store can be reached, and run the command again, which finds out;"
                  + " nothing is lost");
      case TransientStoreException busy ->
          new Failure(
              command + " failed: " + text(busy), "see that the store can be reached" + AGAIN);
      case SettingsException settings when !(settings instanceof WithRemedy) ->
          new Failure(
              command + " failed: " + text(settings),
              "set that right, on the command line of init or in device.yaml" + AGAIN);
      case IOException io ->
          new Failure(command + " failed: " + IoText.of(io), IoText.remedy(io) + AGAIN);
      case OutOfMemoryError memory ->
          new Failure(
              command + " failed: it needs more memory than it may use: " + text(memory),
              "run it again with TCFS_JAVA_OPTS=-Xmx4g; nothing is lost");
      default ->
          new Failure(
              command + " failed: this is a mistake in tcfs: " + origin(failure),
              "run it again with TCFS_TRACE=1 and report what it prints; nothing is lost",
              /* isMistake= */ true);
    };
  }

  /** What to do next where it is tried again by itself. */
  String nextStepOnly() {
    return nextStep.endsWith(AGAIN)
        ? nextStep.substring(0, nextStep.length() - AGAIN.length())
        : nextStep;
  }

  /** Prints both lines; whatever is in a message stays within its line. */
  void print(Page messages) {
    messages.accept(messages.paint(Colour.ERROR, "tcfs: " + Words.line(message)));
    messages.accept("next step: " + Words.line(nextStep));
  }

  private static String text(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static String origin(Throwable failure) {
    Optional<StackTraceElement> frame =
        java.util.Arrays.stream(failure.getStackTrace())
            .filter(f -> f.getClassName().startsWith("io.tummycrypt."))
            .findFirst();
    return failure.getClass().getSimpleName()
        + frame.map(f -> " at " + f.getFileName() + ":" + f.getLineNumber()).orElse("")
        + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
  }
}
