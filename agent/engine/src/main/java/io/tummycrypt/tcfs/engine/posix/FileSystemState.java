package io.tummycrypt.tcfs.engine.posix;

/**
 * The file system that a folder is on.
 *
 * @param identity stays the same over restarts and remounts as far as the system allows, and
 *     differs between file systems: on Linux the type and the identifier that {@code statfs} gives,
 *     which most file systems derive from their UUID (xfs and FAT from the device number; FUSE and
 *     NFS give none, there the type alone stands). The device number itself is not used: it may
 *     change with the order in which disks are found.
 * @param freeBytes what this user may still write
 */
public record FileSystemState(String identity, long freeBytes) {}
