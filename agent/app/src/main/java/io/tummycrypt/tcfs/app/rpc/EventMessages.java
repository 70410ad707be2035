package io.tummycrypt.tcfs.app.rpc;

import static io.tummycrypt.tcfs.app.rpc.StateMessages.millis;
import static io.tummycrypt.tcfs.app.rpc.StateMessages.time;

import io.tummycrypt.tcfs.app.measure.Reading;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.rpc.v1.Direction;
import io.tummycrypt.tcfs.rpc.v1.Missed;
import io.tummycrypt.tcfs.rpc.v1.Moved;
import io.tummycrypt.tcfs.rpc.v1.Progress;
import io.tummycrypt.tcfs.rpc.v1.Round;
import io.tummycrypt.tcfs.rpc.v1.WatchResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happens, as messages and back. */
final class EventMessages {
  private EventMessages() {}

  static WatchResponse of(AgentEvent event) {
    WatchResponse.Builder message = WatchResponse.newBuilder();
    switch (event) {
      case AgentEvent.Now now -> message.setState(StateMessages.of(now.state()));
      case AgentEvent.Moved moved -> message.setMoved(of(moved));
      case AgentEvent.Progress progress -> message.setProgress(of(progress));
      case AgentEvent.Round round -> message.setRound(of(round));
      case AgentEvent.Missed missed ->
          message.setMissed(Missed.newBuilder().setEvents(missed.events()));
    }
    return message.build();
  }

  /**
   * What a message says; null if it is of a kind that this version does not know.
   *
   * @throws IllegalArgumentException if it says what cannot be
   */
  static @Nullable AgentEvent read(WatchResponse message) {
    return switch (message.getEventCase()) {
      case STATE -> new AgentEvent.Now(StateMessages.read(message.getState()));
      case MOVED -> read(message.getMoved());
      case PROGRESS -> read(message.getProgress());
      case ROUND -> read(message.getRound());
      case MISSED -> new AgentEvent.Missed(message.getMissed().getEvents());
      case EVENT_NOT_SET -> null;
    };
  }

  private static Moved of(AgentEvent.Moved moved) {
    return Moved.newBuilder()
        .setAt(millis(moved.at()))
        .setRoot(moved.root().text())
        .setPath(moved.path())
        .setDirection(
            switch (moved.direction()) {
              case UP -> Direction.UP;
              case DOWN -> Direction.DOWN;
              case LOCAL -> Direction.LOCAL;
            })
        .setWhat(moved.what())
        .setBytes(moved.bytes())
        .build();
  }

  private static AgentEvent read(Moved message) {
    AgentEvent.Direction direction =
        switch (message.getDirection()) {
          case UP -> AgentEvent.Direction.UP;
          case DOWN -> AgentEvent.Direction.DOWN;
          case LOCAL, DIRECTION_UNSPECIFIED, UNRECOGNIZED -> AgentEvent.Direction.LOCAL;
        };
    return new AgentEvent.Moved(
        time(message.getAt()),
        new RootName(message.getRoot()),
        message.getPath(),
        direction,
        message.getWhat(),
        message.getBytes());
  }

  private static Progress of(AgentEvent.Progress progress) {
    Reading reading = progress.reading();
    return Progress.newBuilder()
        .setAt(millis(progress.at()))
        .setPhase(reading.phase().name().toLowerCase(Locale.ROOT))
        .setFiles(reading.files())
        .setBytes(reading.bytes())
        .setOfFiles(reading.ofFiles())
        .setOfBytes(reading.ofBytes())
        .setMillis(reading.took().toMillis())
        .build();
  }

  private static AgentEvent read(Progress message) {
    Reading reading =
        new Reading(
            Phase.valueOf(message.getPhase().toUpperCase(Locale.ROOT)),
            message.getFiles(),
            message.getBytes(),
            message.getOfFiles(),
            message.getOfBytes(),
            Duration.ofMillis(message.getMillis()));
    return new AgentEvent.Progress(time(message.getAt()), reading);
  }

  private static Round of(AgentEvent.Round round) {
    return Round.newBuilder()
        .setAt(millis(round.at()))
        .setDone(round.done())
        .setFailed(round.failed())
        .setBytesUp(round.bytesUp())
        .setBytesDown(round.bytesDown())
        .setMillis(round.took().toMillis())
        .build();
  }

  private static AgentEvent read(Round message) {
    return new AgentEvent.Round(
        time(message.getAt()),
        message.getDone(),
        message.getFailed(),
        message.getBytesUp(),
        message.getBytesDown(),
        Duration.ofMillis(message.getMillis()));
  }
}
