package io.tummycrypt.tcfs.engine.source;

import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.FleetFiles;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A file of YAML, or a folder of such files. */
final class FileSource implements DocumentSource {
  /** What is written is taken for complete when nothing has changed for so long. */
  private static final Duration SETTLED = Duration.ofMillis(300);

  private static final int ATTEMPTS = 20;

  private final String name;
  private final Path path;

  FileSource(String name, Path path) {
    this.name = name;
    this.path = path;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SourceReading read() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String before = print();
      LockSupport.parkNanos(SETTLED.toNanos());
      Result<FleetDocument> read = FleetFiles.read(List.of(path));
      if (print().equals(before)) {
        return reading(read);
      }
    }
    throw new IOException("'" + path + "' does not stop changing");
  }

  private static SourceReading reading(Result<FleetDocument> read) {
    return switch (read) {
      case Result.Ok<FleetDocument>(FleetDocument document) -> new SourceReading.Read("", document);
      case Result.Rejected<FleetDocument> rejected ->
          new SourceReading.Refused(
              "", rejected.findings().stream().map(Finding::toString).toList());
    };
  }

  /**
   * What the system says of the files: other files, or the same ones changed, say another thing.
   */
  private String print() throws IOException {
    TreeMap<String, String> prints = new TreeMap<>();
    prints.put("", print(path));
    if (Files.isDirectory(path)) {
      try (Stream<Path> list = Files.list(path)) {
        for (Path file : list.toList()) {
          prints.put(file.toString(), print(file));
        }
      }
    }
    return prints.toString();
  }

  private static String print(Path file) throws IOException {
    try {
      return new TreeMap<>(Files.readAttributes(file, "unix:ino,size,ctime")).toString();
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  /** Whoever keeps the files may go back. */
  @Override
  public boolean isStepBack(String published, SourceReading now) {
    return false;
  }

  /** The folder itself, or the one that the file is in, by whatever name it is put there. */
  @Override
  public List<Path> watched() {
    Path parent = path.getParent();
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || parent == null) {
      return List.of(path);
    }
    return Files.isDirectory(path) ? List.of(path, parent) : List.of(parent);
  }

  @Override
  public Duration pause(Duration usual) {
    return usual;
  }
}
