package io.tummycrypt.tcfs.engine.home;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of tcfs is switched on on this machine.
 *
 * <pre>
 * enable  fleet
 * true    true    the device takes part
 * true    false   single files move when somebody says so: push, pull; nothing moves by itself
 * false   true    nothing is changed, here or in the store
 * false   false   the same
 * </pre>
 *
 * In all but the first the agent asks no server for anything.
 *
 * @param isEnabled {@code enable}
 * @param isInFleet {@code fleet}
 */
public record Features(boolean isEnabled, boolean isInFleet) {
  /** Of a machine about which nothing is said. */
  public static final Features ALL = new Features(/* isEnabled= */ true, /* isInFleet= */ true);

  static Features of(@Nullable Boolean enable, @Nullable Boolean fleet) {
    return new Features(!Boolean.FALSE.equals(enable), !Boolean.FALSE.equals(fleet));
  }

  /** Whether the device does by itself what the document asks for. */
  public boolean takesPart() {
    return isEnabled && isInFleet;
  }

  /** The switches that are off, as they are written; empty if none is. */
  public String off() {
    if (takesPart()) {
      return "";
    }
    return isEnabled ? "fleet: false" : isInFleet ? "enable: false" : "enable: false, fleet: false";
  }

  /** As a file has it: what is not as usual. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    if (!isEnabled) {
      members.put("enable", false);
    }
    if (!isInFleet) {
      members.put("fleet", false);
    }
    return members;
  }
}
