package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One device, as the commands see it. Opened for one command and closed after it; not thread-safe.
 *
 * <p>What a person may have done wrong ends in a {@link RefusedException}, which says what to do
 * next; a halt in a {@code HaltException}; everything else in an {@link IOException} that names its
 * object. Any command may be run again after any of them.
 */
public interface Operations extends Closeable {
  /** Finds the device of an environment. */
  @FunctionalInterface
  interface Opening {
    /**
     * Reads where the device lives; nothing is created or locked yet.
     *
     * @param environment {@code TCFS_HOME}, {@code TCFS_DEVICE}, {@code TCFS_STORE}, {@code HOME}
     *     and the XDG folders, as the process has them
     */
    Operations open(Map<String, String> environment) throws IOException;
  }

  /**
   * Asked once a plan is made and before anything of it is done; asked again if there is more to do
   * thereafter.
   */
  @FunctionalInterface
  interface Approval {
    /** Whether the plan may be carried out. */
    boolean approves(Planned planned) throws IOException;
  }

  /** Tells {@code watch} from now on of what the operations do; whoever is told changes nothing. */
  default void watch(Watch watch) {}

  /** Creates or joins a fleet. Where that is done already, nothing happens. */
  Initialised init(InitRequest request) throws IOException;

  /** Where the working copy of the fleet document is. */
  Path workingCopy() throws IOException;

  /** Makes the working copy the next revision, unless somebody was faster. */
  Publication publishFleet() throws IOException;

  /** Brings the working copy to the highest revision. */
  Pulled pullFleet() throws IOException;

  /**
   * What leads from one revision of the fleet document to another. Writes nothing anywhere.
   *
   * @param from empty for the revision that an edited working copy was made from, else the highest
   * @param to empty for an edited working copy, else the highest revision
   */
  RevisionDifference diffFleet(OptionalLong from, OptionalLong to) throws IOException;

  /**
   * What holds on a device by its working copy, or by the published revision where the copy says
   * the same. Writes nothing anywhere.
   *
   * @param device empty for this one
   */
  DeviceSettings settings(Optional<DeviceName> device) throws IOException;

  /**
   * Enters this device into the registry. Where it is in it already, nothing happens.
   *
   * @param name empty for the name that this device has or derives from its host
   */
  Enrolment enroll(Optional<DeviceName> name) throws IOException;

  /** All devices that were ever enrolled, by name. */
  List<DeviceEntry> devices() throws IOException;

  /** Retires a device. What it has published stays. */
  Revocation revoke(DeviceName device) throws IOException;

  /**
   * What this device would do for its working copy, or for the published revision where the copy
   * says the same. Writes nothing anywhere.
   */
  Planned plan() throws IOException;

  /** The same for every device of the document; this one comes first. Writes nothing anywhere. */
  List<Outlook> planAll() throws IOException;

  /**
   * Plans for the published revision and carries the plan out if it is approved. In a fleet that is
   * suspended nobody is asked and nothing is done.
   *
   * @param command what others on this device are told is at work, such as {@code tcfs sync}
   * @return empty if it is not approved; then nothing was changed
   */
  Optional<Applied> apply(String command, Approval approval) throws IOException;

  /**
   * How this device stands. Writes nothing anywhere.
   *
   * @param path to tell of this local path only, and of what is below it
   */
  Status status(Optional<Path> path) throws IOException;

  /**
   * Ends the open conflict at a local path, and carries out what follows from it.
   *
   * @param seen the hash of the conflict as it was shown; another one is refused. Empty for the
   *     conflict as it was at the last sync here; one that has a newer version is refused
   */
  Applied resolve(Path path, Choice choice, Optional<String> seen) throws IOException;

  /**
   * Lets what is held in a root happen.
   *
   * @param hash what the person has seen; another held set is refused
   */
  Applied release(RootName root, String hash) throws IOException;

  /** Undoes what is held in a root: what is gone comes back, what is here stays. */
  Applied reject(RootName root) throws IOException;
}
