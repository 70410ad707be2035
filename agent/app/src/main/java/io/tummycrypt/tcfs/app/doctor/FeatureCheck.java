package io.tummycrypt.tcfs.app.doctor;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.engine.tree.FolderProbe.Features;
import java.util.List;

/** What the features of a root's file system mean for what is synchronised there. */
final class FeatureCheck {
  private FeatureCheck() {}

  static List<Check> of(Features features) {
    return List.of(
        letterCase(features.foldsCase()),
        forms(features.foldsForms()),
        features.attributes()
            ? Check.ok(Topic.ATTRIBUTES, "user.* is kept; tcfs does not carry it")
            : Check.ok(Topic.ATTRIBUTES, "no user.*; tcfs does not need it"),
        exchange(features.exchange()),
        links(features.links()),
        features.hardLinks()
            ? Check.ok(Topic.HARD_LINKS, "there can be some")
            : Check.ok(Topic.HARD_LINKS, "none; a root does not need them"),
        times(features.nanoseconds()));
  }

  static Check letterCase(boolean isFolded) {
    return isFolded
        ? Check.warn(
            Topic.CASE,
            "names that differ in case only are one name here",
            "give such files names that differ in more, or put the root on another file system")
        : Check.ok(Topic.CASE, "names are told apart by case");
  }

  private static Check forms(boolean isFolded) {
    return isFolded
        ? Check.warn(
            Topic.NORMALISATION,
            "names that differ in how accents are composed are one name here",
            "give such files names that differ in more, or put the root on another file system")
        : Check.ok(Topic.NORMALISATION, "names are kept byte by byte");
  }

  private static Check exchange(boolean isThere) {
    return isThere
        ? Check.ok(Topic.EXCHANGE, "a file is replaced in one step")
        : Check.warn(
            Topic.EXCHANGE,
            "a file that is replaced is missing for a moment",
            "put the root on ext4, xfs or btrfs if programs read it all the time");
  }

  private static Check links(boolean areThere) {
    return areThere
        ? Check.ok(Topic.LINKS, "there can be some")
        : Check.warn(
            Topic.LINKS,
            "there can be none: links of the fleet stay away",
            "put the root on another file system if the fleet has symbolic links");
  }

  private static Check times(boolean areFine) {
    return areFine
        ? Check.ok(Topic.TIMES, "kept to the nanosecond")
        : Check.warn(
            Topic.TIMES,
            "not kept to the nanosecond: files are read again more often",
            "put the root on ext4, xfs or btrfs if scans take too long");
  }
}
