package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.shape.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the agent of this device serves its metrics, and how it is. */
public record MetricsSettings(
    @Field(
            value = "The address and port at which the agent serves metrics and health; or 'none'.",
            otherwise = "127.0.0.1:9100",
            pattern =
                "none|("
                    + NumberPatterns.BYTE
                    + "(\\."
                    + NumberPatterns.BYTE
                    + "){3}|\\[[0-9a-fA-F:.]+\\]):"
                    + NumberPatterns.PORT,
            form = "none, or an IP address and a port, as 127.0.0.1:9100 or [::1]:9100")
        @Nullable String listen) {
  /** As nothing is said. */
  public static final MetricsSettings NONE = new MetricsSettings(null);

  private static final String USUAL = "127.0.0.1:9100";

  /** Address and port; null for none. */
  public @Nullable String address() {
    if (listen == null) {
      return USUAL;
    }
    return listen.equals("none") ? null : listen;
  }

  /** As a file has it: what is set, by name. */
  Map<String, Object> members() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("listen", listen);
    return S3Settings.set(all);
  }
}
