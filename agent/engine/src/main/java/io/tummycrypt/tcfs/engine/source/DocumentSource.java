package io.tummycrypt.tcfs.engine.source;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.engine.home.GitVariables;
import io.tummycrypt.tcfs.engine.home.SourceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where a fleet document comes from. Reading it changes nothing but what is kept of it. */
public sealed interface DocumentSource permits FileSource, GitSource {
  /** By which revisions and people know it, in one line. */
  String name();

  /**
   * Reads it as it is now; may take a minute. A retry is safe.
   *
   * @throws IOException if it cannot be reached, which says nothing of what is in it
   */
  SourceReading read() throws IOException;

  /**
   * Whether what was just read is older than a version that was published, as far as the source
   * promises that it never is.
   *
   * @param published a version of this source, or some other text
   */
  boolean isStepBack(String published, SourceReading now) throws IOException;

  /** The folders in which a change is to be noticed at once; none if it has to be asked for. */
  List<Path> watched();

  /**
   * How often it is read if nothing is noticed.
   *
   * @param usual how often the store is looked at, which is as often as files are read
   */
  Duration pause(Duration usual);

  /**
   * The one that a device is set up with.
   *
   * @param folder where what is fetched may be kept
   */
  static DocumentSource of(
      SourceSettings settings, DeviceName device, Path folder, GitVariables variables) {
    String name = settings.name(device);
    return settings.files() == null
        ? new GitSource(name, settings, folder, variables)
        : new FileSource(name, Path.of(settings.files()));
  }
}
