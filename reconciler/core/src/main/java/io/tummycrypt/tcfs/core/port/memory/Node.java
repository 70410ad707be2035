package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.version.Content;

/** A file, link or folder with its times and its number. */
record Node(Content content, long mtime, long ctime, long inode) {
  boolean isFolder() {
    return content instanceof Content.Folder;
  }

  /** The node after a change of its name or mode. */
  Node touched(long now) {
    return new Node(content, mtime, now, inode);
  }

  /** The node with other content, changed in place. */
  Node rewritten(Content next, long now) {
    return new Node(next, now, now, inode);
  }

  Node withMode(int mode, long now) {
    Content changed =
        switch (content) {
          case Content.File file -> new Content.File(file.digest(), file.size(), mode);
          case Content.Folder _ -> new Content.Folder(mode);
          case Content.Link link -> link;
          case Content.Tombstone nothing -> nothing;
        };
    return new Node(changed, mtime, now, inode);
  }

  Node withMtime(long changed) {
    return new Node(content, changed, ctime, inode);
  }

  Stat stat() {
    return new Stat(content.bytes(), mtime, ctime, inode);
  }
}
