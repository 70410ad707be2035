package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One profile of the files {@code config} and {@code credentials} that all AWS programs share. */
final class Profile {
  private final String name;
  private final Map<String, String> members;
  private final List<Path> files;
  private final boolean isMissing;

  private Profile(String name, Map<String, String> members, List<Path> files, boolean isMissing) {
    this.name = name;
    this.members = members;
    this.files = files;
    this.isMissing = isMissing;
  }

  /**
   * Reads the profile that is asked for, by the options or {@code AWS_PROFILE}. It may be missing:
   * see {@link #requireThere}.
   */
  static Profile read(S3Options options, Map<String, String> environment) throws IOException {
    String asked =
        options.profile() != null ? options.profile() : value(environment, "AWS_PROFILE");
    String name = asked == null ? "default" : asked;
    Map<String, String> members = new HashMap<>();
    Path config = file(environment, "AWS_CONFIG_FILE", "config");
    Path credentials = file(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
    boolean isThere = take(config, name.equals("default") ? name : "profile " + name, members);
    isThere |= take(credentials, name, members);
    return new Profile(
        name,
        members,
        config == null || credentials == null ? List.of() : List.of(config, credentials),
        asked != null && !isThere);
  }

  /**
   * For those who need what may be in it.
   *
   * @throws SettingsException if the profile was asked for and is missing
   */
  void requireThere() throws SettingsException {
    if (isMissing) {
      throw new SettingsException(
          "there is no profile '%s' in the files of AWS programs, %s".formatted(name, files));
    }
  }

  /** The value of a variable; null if it is not set or empty. */
  static @Nullable String value(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? null : value;
  }

  private static @Nullable Path file(
      Map<String, String> environment, String variable, String name) {
    String path = value(environment, variable);
    if (path != null) {
      return Path.of(path);
    }
    String home = value(environment, "HOME");
    return home == null ? null : Path.of(home, ".aws", name);
  }

  private static boolean take(@Nullable Path file, String section, Map<String, String> into)
      throws IOException {
    if (file == null || !Files.exists(file)) {
      return false;
    }
    Map<String, String> found = SectionFile.read(file).get(section);
    into.putAll(found == null ? Map.of() : found);
    return found != null;
  }

  String name() {
    return name;
  }

  @Nullable String get(String member) {
    return members.get(member);
  }

  /**
   * The files {@code config} and {@code credentials}, in this order, whether they are there or not.
   */
  List<Path> files() {
    return files;
  }

  /** Not what is in it: there are keys among it. */
  @Override
  public String toString() {
    return "profile '" + name + "'";
  }
}
