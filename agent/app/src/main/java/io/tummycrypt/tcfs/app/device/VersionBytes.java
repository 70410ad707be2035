package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.StoredVersion.Bytes;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.ShellWord;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.content.ContentReader;
import io.tummycrypt.tcfs.store.slot.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The bytes of a version, read twice: the end of the first reading proves them, and only then the
 * second one gives them out. So none is shown of a file that is damaged further on, and none is
 * kept.
 */
record VersionBytes(Session session, Written written) implements Bytes {
  @Override
  public void copyTo(OutputStream out) throws IOException {
    Version version = written.version();
    if (!(version.content() instanceof Content.File file)) {
      Place place = new Place(version.root(), version.path());
      throw new RefusedException(
          "%s of '%s' is %s: there are no bytes to show"
              .formatted(
                  VersionName.of(version.dot()),
                  place,
                  version.isLive() ? "no file" : "a deletion"),
          "see the other versions: tcfs log " + ShellWord.of(place.toString()));
    }
    ContentReader contents = session.store().contentsOf(List.of(written));
    contents.copyTo(file.digest(), OutputStream.nullOutputStream());
    contents.copyTo(file.digest(), out);
  }
}
