package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.StoreChoice;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store a command is about. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "Look at this store. Default: that of this device; before init that of TCFS_STORE.")
  private @Nullable StoreUrl store;

  @Option(
      names = "--s3",
      paramLabel = "NAME=VALUE",
      arity = "1..*",
      description = "How the bucket of --store is reached, as for 'tcfs init'.")
  private List<S3Setting> s3 = new ArrayList<>();

  StoreChoice choice() throws RefusedException {
    return new StoreChoice(store, S3Setting.all(s3));
  }
}
