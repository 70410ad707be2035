package io.tummycrypt.tcfs.crds.document;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import io.tummycrypt.tcfs.crds.yaml.ObjectReader;
import io.tummycrypt.tcfs.crds.yaml.Position;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads fleet documents from files and folders; what cannot be read is a finding. */
public final class FleetFiles {
  private final List<SourceText> sources = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private FleetFiles() {}

  /**
   * Reads files, and the {@code .yaml} and {@code .yml} files of folders (not of folders in them)
   * by name, as one stream. Findings call each by the path given here. What is in a folder under
   * such a name and is no file is refused, as is a symbolic link of somebody else that leads out of
   * the folder: whoever may write in it need not be allowed to read what this program may.
   */
  public static Result<FleetDocument> read(List<Path> paths) {
    FleetFiles files = new FleetFiles();
    paths.forEach(files::add);
    if (files.findings.isEmpty()) {
      return FleetDocument.parse(files.sources);
    }
    // How objects fit together cannot be told without the unreadable file; what is in each can.
    List<Finding> all = new ArrayList<>(files.findings);
    all.addAll(ObjectReader.read(files.sources).findings());
    return new Result.Rejected<>(all);
  }

  private void add(Path path) {
    if (!Files.isDirectory(path)) {
      addFile(path, path);
      return;
    }
    int before = sources.size() + findings.size();
    try (Stream<Path> list = Files.list(path)) {
      Path real = path.toRealPath();
      list.filter(FleetFiles::isDocument).sorted().forEach(each -> addFileOf(real, each));
      if (sources.size() + findings.size() == before) {
        refuse(path, "no .yaml or .yml file in this folder");
      }
    } catch (IOException failure) {
      refuse(path, "cannot be read: " + IoText.why(failure));
    }
  }

  private static boolean isDocument(Path path) {
    String name = path.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /** A folder in a folder is left alone; a volume of Kubernetes has links within the folder. */
  private void addFileOf(Path folder, Path path) {
    try {
      Path target = path.toRealPath();
      BasicFileAttributes there =
          Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!target.startsWith(folder) && !isOwn(folder, path)) {
        refuse(
            path,
            "a symbolic link of somebody else that leads out of its folder; put the file itself there");
      } else if (there.isRegularFile()) {
        addFile(path, target, LinkOption.NOFOLLOW_LINKS);
      } else if (!there.isDirectory()) {
        refuse(path, "a pipe, socket or device; expected a file");
      }
    } catch (NoSuchFileException _) {
      refuse(
          path,
          Files.isSymbolicLink(path) ? "a symbolic link to nothing" : "there is no such file");
    } catch (IOException failure) {
      refuse(path, "cannot be read: " + IoText.why(failure));
    }
  }

  /**
   * Whether whom this program runs for, as by Home Manager, or root made a link that leads out by
   * itself: one to another in the folder is as good as that one, which anybody may have made.
   */
  private static boolean isOwn(Path folder, Path link) throws IOException {
    String owner = Files.getOwner(link, LinkOption.NOFOLLOW_LINKS).getName();
    boolean isOwn = owner.equals("root") || owner.equals(System.getProperty("user.name"));
    Path named = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
    return isOwn && !named.startsWith(folder) && !named.startsWith(link.resolveSibling(""));
  }

  /** Reads what is at {@code place}, which is called {@code path}. */
  private void addFile(Path path, Path place, OpenOption... how) {
    try (InputStream in = Files.newInputStream(place, how)) {
      byte[] bytes = in.readNBytes(ObjectReader.MAX_BYTES + 1);
      if (bytes.length > ObjectReader.MAX_BYTES) {
        refuse(path, "larger than " + ObjectReader.MAX_BYTES + " bytes");
      } else {
        sources.add(new SourceText(path.toString(), decode(bytes)));
      }
    } catch (NoSuchFileException _) {
      refuse(path, "there is no such file");
    } catch (CharacterCodingException _) {
      refuse(path, "not a text in UTF-8");
    } catch (IOException failure) {
      refuse(path, "cannot be read: " + IoText.why(failure));
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private void refuse(Path path, String message) {
    findings.add(new Finding(Position.startOf(path.toString()), Finding.DOCUMENT, message));
  }
}
