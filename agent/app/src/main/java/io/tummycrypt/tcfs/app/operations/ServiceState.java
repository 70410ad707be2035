package io.tummycrypt.tcfs.app.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a service is, as the operating system tells it. Times are null where they are not known. */
public sealed interface ServiceState {
  /** The operating system does not know of it. */
  record NotInstalled() implements ServiceState {}

  /** It is installed, and how it is cannot be found out; {@code why} in words for people. */
  record Unknown(String why) implements ServiceState {}

  /** It is installed, and was not started since the machine was. */
  record NeverStarted() implements ServiceState {}

  /** It is being started. */
  record Starting() implements ServiceState {}

  /** It runs, as this process; it was started again so many times after it had failed. */
  record Running(@Nullable Instant since, long process, long restarts) implements ServiceState {}

  /** It was ended, and nobody wants it to run. */
  record Stopped(@Nullable Instant since) implements ServiceState {}

  /** It failed, and is started again in a moment. */
  record Waiting(ServiceEnd end, long restarts) implements ServiceState {}

  /** It failed, and is not started again by itself. */
  record Failed(ServiceEnd end, @Nullable Instant since, long restarts) implements ServiceState {}
}
