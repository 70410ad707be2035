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

  /** Asked before something that cannot be undone. */
  @FunctionalInterface
  interface Consent {
    /** Whether it may be done. */
    boolean isGiven() throws IOException;
  }

  /** Tells {@code watch} from now on of what the operations do; whoever is told changes nothing. */
  default void watch(Watch watch) {}

  /** The way to the agent of this device. */
  default AgentLink agent() {
    return AgentLink.NONE;
  }

  /** Creates or joins a fleet. Where that is done already, nothing happens. */
  Initialised init(InitRequest request) throws IOException;

  /** Where the working copy of the fleet document is. */
  Path workingCopy() throws IOException;

  /**
   * Makes the working copy the next revision, unless somebody was faster; or what the source of
   * this device says.
   */
  Publication publishFleet(PublishRequest request) throws IOException;

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

  /** The roots of this device and of its fleet, by the same document. Writes nothing anywhere. */
  RootListing roots() throws IOException;

  /**
   * Gives this device a root, and the fleet if it does not have it, by publishing the next
   * document. Where the device has it there already, nothing happens.
   *
   * @param path absolute or beginning with {@code ~}; empty for the path of the fleet's root
   */
  RootChange addRoot(RootName root, Optional<String> path) throws IOException;

  /**
   * Takes a root from this device, in the same way. No file is touched: what was synchronised is
   * left behind.
   */
  RootChange removeRoot(RootName root) throws IOException;

  /** Takes a root from the fleet, and so from all its devices; what they have is left behind. */
  RootChange removeRootFromFleet(RootName root) throws IOException;

  /**
   * The words that one beginning with {@code prefix} may be completed to, sorted. Writes nothing
   * anywhere; of the paths in this device's roots it knows those that were agreed upon here at the
   * last sync, of others what the fleet has now.
   */
  List<String> complete(Completion kind, String prefix) throws IOException;

  /**
   * Enters this device into the registry. Where it is in it already, nothing happens.
   *
   * @param name empty for the name that this device has or derives from its host
   */
  Enrolment enroll(Optional<DeviceName> name) throws IOException;

  /** All devices that were ever enrolled, by name. */
  List<DeviceEntry> devices() throws IOException;

  /**
   * Retires a device. What it has published stays.
   *
   * @param consent asked of this device itself alone, whose end it is
   * @return empty without the consent; then nothing was changed
   */
  Optional<Revocation> revoke(DeviceName device, Consent consent) throws IOException;

  /**
   * What this device would do for its working copy, or for the published revision where the copy
   * says the same. Writes nothing anywhere.
   */
  Planned plan() throws IOException;

  /** Has the agent do nothing from now on. On return nothing is at work. */
  Paused pause() throws IOException;

  /**
   * Has the agent go on.
   *
   * @return the pause that is over; empty if there was none
   */
  Optional<Paused> resume() throws IOException;

  /** What a person has to decide, by the same document. Writes nothing anywhere. */
  Undecided conflicts() throws IOException;

  /**
   * What {@link #plan} says, for every device of the document; this one comes first. Writes nothing
   * anywhere.
   */
  List<Outlook> planAll() throws IOException;

  /**
   * Plans for the published revision and carries the plan out if it is approved. In a fleet that is
   * suspended nobody is asked and nothing is done.
   *
   * @return empty if it is not approved; then nothing was changed
   */
  Optional<Applied> apply(Approval approval) throws IOException;

  /**
   * The same without asking anybody. Where an agent runs that says it is connected to the message
   * servers, these are left to it.
   */
  Applied sync() throws IOException;

  /**
   * How this device stands. Writes nothing anywhere.
   *
   * @param path to tell of this path only, and of what is below it: a local one, or {@code
   *     ROOT/PATH}
   */
  Status status(Optional<String> path) throws IOException;

  /**
   * What this device tracks, as far as its own state, its roots and its agent tell; asks no store.
   * Writes nothing anywhere.
   *
   * @param path to tell of this path only: a local one, or {@code ROOT/PATH}
   */
  SyncStatus syncStatus(Optional<String> path) throws IOException;

  /** What was changed, by the logs of all devices. Writes nothing anywhere. */
  Changes log(LogRequest request) throws IOException;

  /**
   * One version of a path.
   *
   * @param path a local path, or {@code ROOT/PATH}
   */
  StoredVersion show(String path, VersionName version) throws IOException;

  /**
   * The manifest of a path as it is published. Writes nothing anywhere.
   *
   * @param target a local path or {@code ROOT/PATH}, for what the fleet has there now; with
   *     {@code @VERSION} behind it for that version, unless the fleet has a path of that whole name
   */
  PublishedManifest manifest(String target) throws IOException;

  /**
   * What leads from one version of a path to another. Writes nothing anywhere.
   *
   * @param path a local path, or {@code ROOT/PATH}
   * @param to empty for what is here
   */
  Difference compare(String path, VersionName from, Optional<VersionName> to) throws IOException;

  /**
   * How a path stands, with all below it, and why. Writes nothing anywhere.
   *
   * @param target a local path in a root, or ROOT/PATH
   */
  Explained explain(String target) throws IOException;

  /**
   * Publishes what is at single paths, and changes nothing here. Where the fleet has versions that
   * nobody here has seen it publishes nothing, unless the request says what happens with them.
   */
  Pushed push(PushRequest request) throws IOException;

  /**
   * Writes what the fleet has at a place to a local path. What is there and the store does not have
   * is never overwritten.
   */
  PulledFiles pull(PullRequest request) throws IOException;

  /**
   * Ends a conflict, and carries out what follows from it.
   *
   * @param target a local path; or the place in the store of something that is in no root
   * @param seen the hash of the conflict as it was shown; another one is refused. Empty for the
   *     conflict as it was at the last sync here; one that has a newer version is refused
   */
  Applied resolve(String target, Choice choice, Optional<String> seen) throws IOException;

  /**
   * Lets what is held in a root happen.
   *
   * @param hash what the person has seen; another held set is refused
   */
  Applied release(RootName root, String hash) throws IOException;

  /**
   * Looks at everything that this device works with: what fails is a finding. Works before {@code
   * init}, too.
   */
  Checkup checkUp(CheckupRequest request) throws IOException;

  /** What is done with whole stores; closed together with this. */
  StoreOperations stores();

  /** What is done with the agent as a service of the operating system. */
  ServiceOperations services();

  /** Undoes what is held in a root: what is gone comes back, what is here stays. */
  Applied reject(RootName root) throws IOException;
}
