package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.source.DocumentSource;
import io.tummycrypt.tcfs.engine.source.SourceReading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What reads the source of a fleet document while something else is done: a repository that does
 * not answer keeps nobody waiting.
 */
public interface DocumentFeed {
  /** From now on this is read, again and again; nothing if it is null. */
  void follow(@Nullable DocumentSource source);

  /** What it said last; null if it has not been read yet. */
  @Nullable Heard heard();

  /** Readings that begin from now on know of this revision; those before are done anew. */
  void again(long revision);

  /** What came of it is otherwise than before. */
  void told(SourceNote note);

  /**
   * What a source said.
   *
   * @param known the highest revision that was known when the reading began
   * @param reading null if the source could not be reached
   * @param away why it could not; null if it could
   */
  record Heard(
      DocumentSource source,
      long known,
      @Nullable SourceReading reading,
      @Nullable IOException away) {}
}
