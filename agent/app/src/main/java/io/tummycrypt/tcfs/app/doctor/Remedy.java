package io.tummycrypt.tcfs.app.doctor;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.WithRemedy;
import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.object.BucketAbsentException;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;

/** A failure as a check. */
public final class Remedy {
  private static final String AGAIN = ", then run 'tcfs doctor' again";

  private Remedy() {}

  /** That it failed, why, and what would help. */
  public static Check failed(Topic topic, IOException why) {
    return Check.error(topic, IoText.of(why), nextStep(topic, why));
  }

  private static String nextStep(Topic topic, IOException why) {
    return switch (why) {
      case RefusedException refused -> refused.nextStep();
      case WithRemedy known -> known.remedy() + AGAIN;
      case IOException _ when topic == Topic.TLS ->
          "see that its certificate is for this name and still holds; if an authority of your own"
              + " signed it, name that in caFile";
      case SettingsException _ ->
          "set that right, in the environment, on the command line of init or in device.yaml";
      case BucketAbsentException _ ->
          "make or restore it, for tcfs makes no buckets, or correct its name";
      case StoreAbsentException _ -> "mount or restore it, or correct its name";
      case ForeignObjectException _ -> "put this fleet's own store back in its place";
      case AccessDeniedException _ when topic == Topic.ACCESS ->
          "see that the keys are of this server, and may list, read, create and delete there";
      case IOException _ when topic == Topic.ENDPOINT ->
          "see that the server runs and can be reached, and that its name and port are right";
      default -> IoText.remedy(why) + AGAIN;
    };
  }
}
