package io.tummycrypt.tcfs.core.sim;

import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What a user does on a device. */
enum Operation {
  WRITE_NEW(14),
  WRITE_REUSED(4),
  WRITE_SAME(2),
  WRITE_EMPTY(1),
  EDIT(14),
  DELETE(10),
  RENAME(6),
  RENAME_OVER(2),
  RENAME_FOLDER(3),
  MAKE_FOLDER(3),
  REMOVE_FOLDER(3),
  SET_MODE(3),
  SET_FOLDER_MODE(2),
  TOUCH(2),
  LINK(3),
  FILE_FOR_FOLDER(3),
  FOLDER_FOR_FILE(3),
  EDIT_COPY(3),
  DELETE_COPY(3),
  EDIT_CONFLICTED(3),
  CHANGE_CONFLICT_MODE(2),
  RESOLVE_KEEP_LOCAL(3),
  RESOLVE_KEEP_REMOTE(3),
  RESOLVE_KEEP_BOTH(3),
  RELEASE(2),
  REJECT(2),
  PUSH(4),
  PUSH_DETACHED(5),
  PULL_DETACHED(3);

  /** How often it is tried, against the others. */
  private final int weight;

  Operation(int weight) {
    this.weight = weight;
  }

  static Operation drawn(SplittableRandom random) {
    int total = Stream.of(values()).mapToInt(operation -> operation.weight).sum();
    int left = random.nextInt(total);
    for (Operation operation : values()) {
      left -= operation.weight;
      if (left < 0) {
        return operation;
      }
    }
    throw new AssertionError("the weights do not add up");
  }
}
