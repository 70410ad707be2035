package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;

/**
 * The folder in which batches of changes have their folders, and what is where in one.
 *
 * @param folder {@link #OF_ROOT} in a root; elsewhere one that was made for the purpose
 */
record BatchPlace(TreePath folder) {
  static final BatchPlace OF_ROOT = new BatchPlace(OwnFolder.TOP.child("tmp"));

  TreePath batch(String batch) {
    return folder.child(batch);
  }

  TreePath temporary(String batch, int number) {
    return batch(batch).child(Integer.toString(number));
  }

  /** Where a displaced file stands for a moment when it cannot be exchanged in one step. */
  TreePath aside(String batch, int number) {
    return batch(batch).child(number + ".aside");
  }

  TreePath intent(String batch) {
    return batch(batch).child("intent");
  }
}
