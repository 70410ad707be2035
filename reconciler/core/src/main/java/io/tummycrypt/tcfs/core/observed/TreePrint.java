package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.version.Digest;

/**
 * A whole tree in one number: every name, kind and mode in it, the stat of every file and link, and
 * the rules of its {@code .tcfsignore} files. Two scans of trees with the same number find the
 * same, but for what is free on the file system.
 *
 * @param files how many files and links are carried
 * @param bytes of the files
 * @param repositories how many parts of repositories are left out, a folder counted once
 * @param excluded how many other things patterns leave out, a folder counted once
 */
public record TreePrint(Digest digest, long files, long bytes, int repositories, int excluded) {}
