package io.tummycrypt.tcfs.app.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.app.operations.ProgramVersion;
import io.tummycrypt.tcfs.core.apply.Situation;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Sha256;
import io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Which build of the program this is. A version does not tell two builds of a clone apart, and a
 * build knows no commit, which would not tell of edits either. So a build is known by where its
 * parts are, how long they are and from when: a new one has other files, or others in their place.
 */
final class ProgramBuild {
  /** Something of each module that plans depend on. */
  private static final List<Class<?>> PARTS =
      List.of(
          Situation.class,
          ObjectStore.class,
          TcfsFleet.class,
          LocalDevice.class,
          ProgramBuild.class);

  private ProgramBuild() {}

  /** The version and what tells this build from others, in one line. */
  static String text() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Class<?> part : PARTS) {
      files.add(
          Path.of(URI.create(part.getProtectionDomain().getCodeSource().getLocation().toString())));
    }
    return ProgramVersion.text() + " " + of(files);
  }

  /** What tells these files, or folders of classes, from those of another build. */
  static Digest of(List<Path> files) throws IOException {
    List<String> parts = new ArrayList<>();
    for (Path file : files) {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      parts.add(file.toString());
      parts.add(Long.toString(attributes.size()));
      parts.add(attributes.lastModifiedTime().toInstant().toString());
    }
    return Sha256.of(String.join("\0", parts).getBytes(UTF_8));
  }
}
