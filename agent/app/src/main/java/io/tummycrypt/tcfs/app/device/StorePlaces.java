package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.engine.fleet.StorePlace;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.S3Settings;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import java.io.IOException;

/** How stores are reached that a person names; that of this device as it is set up. */
final class StorePlaces {
  private final Session session;

  StorePlaces(Session session) {
    this.session = session;
  }

  StorePlace place(StoreUrl url, S3Settings s3) throws IOException {
    DeviceConfig config = session.configIfAny();
    boolean isOwn = config != null && url.equals(config.store()) && s3.equals(S3Settings.NONE);
    return isOwn && config != null ? session.place(config) : session.place(url, s3);
  }
}
