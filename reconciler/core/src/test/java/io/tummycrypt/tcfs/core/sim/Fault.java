package io.tummycrypt.tcfs.core.sim;

/** What goes wrong around one cycle of a device. */
enum Fault {
  NONE,
  /** The process dies before some effect. */
  CRASH,
  /** One effect fails with an I/O error. */
  IO_ERROR,
  /** One step in the folder is done, and answered with an I/O error. */
  DONE_BUT_FAILED,
  /** Someone works in the folder at the very moment of an effect. */
  USER_DURING_CYCLE,
  /** Another device does a whole cycle at the very moment of an effect or a read. */
  OTHER_DEVICE_DURING_CYCLE,
  /** The state is gone. */
  LOST_STATE,
  /** The state is that of an earlier moment. */
  RESTORED_STATE,
  /** The machine is copied, and both go on for a while. */
  CLONED_MACHINE,
  /** The machine is replaced by a copy of another device's, which goes on under this one's name. */
  OTHER_NAME,
  /** The folder is put back from a backup. */
  RESTORED_TREE,
  /** The folder, marker included, is replaced by a copy of another device's. */
  COPIED_TREE,
  /** The store cannot be reached. */
  PARTITION,
  /** The announcement is lost, and nothing happens. */
  NO_CYCLE,
  /** The announcement comes twice. */
  REPEATED_CYCLE,
  /** The listing is that of some moments ago. */
  STALE_LISTING,
  /** The listing is older for some chains than for others: what came later is seen earlier. */
  REORDERED_HEADS,
  /** The answer to a write is lost; it has happened. */
  LOST_ANSWER,
  /** The answer to a write is lost; it happens later, or never. */
  LATE_WRITE,
  /** The machine's clock jumps by days. */
  CLOCK_AHEAD,
  /** The machine's clock jumps back. */
  CLOCK_BACK,
  /** Uploads fail. */
  FAILED_UPLOAD,
  /** The disk is full but for a little. */
  FULL_DISK,
  /** Everything in the folder is gone, but not the marker. */
  EMPTIED_ROOT,
  /** The marker is gone for this cycle. */
  LOST_MARKER,
  /** The folder is gone for this cycle. */
  MISSING_ROOT,
  /** Some path cannot be observed in this cycle. */
  UNREADABLE_PATH,
  /** Contents come out of the store damaged. */
  DAMAGED_CONTENT,
  /** The slots of some devices, or the highest ones alone, come out of the store damaged. */
  DAMAGED_HEAD,
  /** The machine was started again. */
  REBOOT
}
