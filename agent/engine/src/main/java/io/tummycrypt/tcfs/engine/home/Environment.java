package io.tummycrypt.tcfs.engine.home;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables that tcfs looks at; null where one is not set or empty. They are read
 * in {@link #ofProcess} alone and passed on from there.
 *
 * <p>{@code XDG_RUNTIME_DIR} is not among them: it is there in some sessions of a user and missing
 * in others, and all runs of a device must find the same lock.
 *
 * @param tcfsHome {@code TCFS_HOME}, one folder for everything of tcfs
 * @param device {@code TCFS_DEVICE}, the name for {@code init}; later it must be the same
 * @param store {@code TCFS_STORE}, the store for {@code init}; later it must be the same
 * @param nats {@code TCFS_NATS}, URLs with commas between them, for {@code init} of a new fleet
 * @param home {@code HOME}
 * @param xdgConfigHome {@code XDG_CONFIG_HOME}
 * @param xdgDataHome {@code XDG_DATA_HOME}
 * @param xdgStateHome {@code XDG_STATE_HOME}
 * @param xdgCacheHome {@code XDG_CACHE_HOME}
 * @param git what git is started with
 * @param s3 what says where buckets are and how they are reached, with its secrets
 */
public record Environment(
    @Nullable String tcfsHome,
    @Nullable String device,
    @Nullable String store,
    @Nullable String nats,
    @Nullable String home,
    @Nullable String xdgConfigHome,
    @Nullable String xdgDataHome,
    @Nullable String xdgStateHome,
    @Nullable String xdgCacheHome,
    GitVariables git,
    S3Variables s3) {

  /** The environment of this process. */
  public static Environment ofProcess() {
    return of(System.getenv());
  }

  /** The variables among {@code variables}, by their names. */
  public static Environment of(Map<String, String> variables) {
    return new Environment(
        value(variables, "TCFS_HOME"),
        value(variables, "TCFS_DEVICE"),
        value(variables, "TCFS_STORE"),
        value(variables, "TCFS_NATS"),
        value(variables, "HOME"),
        value(variables, "XDG_CONFIG_HOME"),
        value(variables, "XDG_DATA_HOME"),
        value(variables, "XDG_STATE_HOME"),
        value(variables, "XDG_CACHE_HOME"),
        GitVariables.of(variables),
        S3Variables.of(variables));
  }

  private static @Nullable String value(Map<String, String> variables, String name) {
    String value = variables.getOrDefault(name, "");
    return value.isEmpty() ? null : value;
  }
}
