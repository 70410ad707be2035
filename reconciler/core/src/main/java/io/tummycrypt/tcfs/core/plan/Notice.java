package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.desired.Unsupported;
import io.tummycrypt.tcfs.core.observed.NameProblem;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Siblings;
import io.tummycrypt.tcfs.core.view.UnreadableSlot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that a person should know and that is nothing to apply. */
public sealed interface Notice {
  /** Nothing is done in this root; {@code nextStep} says what a person can do. */
  record Halted(RootName root, String reason, String nextStep) implements Notice {}

  /** A change waits for a person's word; see {@link HeldSet}. */
  record Held(RootName root, TreePath path, Kind kind, Content content) implements Notice {
    /** What is held. */
    public enum Kind {
      /** A deletion made here, not published. */
      DELETION_HERE("deletion made here, not published"),
      /** One of those that leave no file in the root. */
      ROOT_EMPTIED("deletion made here, not published"),
      /** A deletion made elsewhere, not carried out. */
      DELETION_ELSEWHERE("deletion made elsewhere, not carried out"),
      /** A file of a first run, not published. */
      FIRST_PUSH("only here, not published"),
      /** A file that was found empty after the machine went down. */
      EMPTIED("became empty over a restart of the machine, not published"),
      /** A file without history here, with exactly the content that the fleet has deleted. */
      DELETED_CONTENT("the fleet has deleted exactly this content");

      private final String text;

      Kind(String text) {
        this.text = text;
      }

      public String text() {
        return text;
      }
    }
  }

  /** Several contents at one path, and a person has to decide. {@code shown} is what is here. */
  record OpenConflict(RootName root, TreePath path, Siblings siblings, Content shown)
      implements Notice {
    /** Names exactly these versions; see {@link ShortHash}. */
    public String hash() {
      List<String> parts = new ArrayList<>();
      for (Version version : siblings.versions()) {
        parts.addAll(List.of(version.dot().toString(), ShortHash.text(version.content())));
      }
      return ShortHash.of(parts);
    }

    /** The edits that made these versions. */
    public Set<Dot> dots() {
      return siblings.versions().stream().map(Version::dot).collect(Collectors.toSet());
    }
  }

  /** A path that cannot be observed or applied; it is left alone. */
  record Finding(RootName root, TreePath path, Problem problem) implements Notice {}

  /** A name that is no path; it stays local. */
  record NameFinding(RootName root, NameProblem name) implements Notice {}

  /**
   * A path that the fleet knows and a rule now ignores here: nothing is deleted, nothing is
   * followed.
   */
  record LocalOnly(RootName root, TreePath path, Setting<String> rule) implements Notice {}

  /**
   * A folder that was a root of this device and is none any more: nothing in it is deleted, and
   * nobody follows it.
   *
   * @param movedTo where the root is now; null if the document does not have it here
   */
  record LeftBehind(RootName root, String localPath, @Nullable String movedTo) implements Notice {}

  /**
   * Pulls wait, for the disk would be too full.
   *
   * @param neededBytes what they would write, fetched or copied
   */
  record DiskFloor(RootName root, long neededBytes, long freeBytes, long floorBytes)
      implements Notice {}

  /**
   * Paths without a base wait until the heads that others have seen can be read.
   *
   * @param awaited the highest slot of each device that was seen and is not there; none where all
   *     that is missed is named by an {@link UnreadableDevice}
   */
  record Waiting(RootName root, int paths, SortedMap<DeviceName, Long> awaited) implements Notice {
    public Waiting {
      awaited = Collections.unmodifiableSortedMap(new TreeMap<>(awaited));
    }
  }

  /**
   * What another device has published cannot be read; until it can, or the device is revoked,
   * nothing is written where there is no base.
   */
  record UnreadableDevice(DeviceName device, UnreadableSlot slot) implements Notice {}

  /**
   * What a scan left out of a root, in numbers: the parts of repositories that are not carried, and
   * what patterns exclude. A folder counts once. It is as desired, so it is nothing to act upon.
   */
  record LeftOut(RootName root, int repositories, int excluded) implements Notice {}

  /**
   * The document asks for something that this version does not have.
   *
   * @param repositories those that it would affect here, each with its size in bytes; empty if it
   *     is about others, or nobody here can know
   */
  record NotSupported(Unsupported unsupported, SortedMap<TreePath, Long> repositories)
      implements Notice {
    public NotSupported {
      repositories = Collections.unmodifiableSortedMap(new TreeMap<>(repositories));
    }

    /** It affects no repositories here, as far as is known. */
    public NotSupported(Unsupported unsupported) {
      this(unsupported, new TreeMap<>());
    }
  }
}
