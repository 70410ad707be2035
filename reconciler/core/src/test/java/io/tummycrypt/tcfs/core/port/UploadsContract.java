package io.tummycrypt.tcfs.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Uploads.Upload;
import io.tummycrypt.tcfs.core.port.Uploads.Uploaded;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything promises that brings local files into the store. */
public abstract class UploadsContract {
  /** The one root that has a folder. */
  protected static final RootName DOCS = new RootName("docs");

  protected abstract Uploads uploads();

  /** Writes a file into the folder; what it is. */
  protected abstract Content.File write(TreePath path, String text) throws IOException;

  /** What a file with this text would be; nothing is written. */
  protected abstract Content.File file(String text);

  private static TreePath path(String text) {
    return TreePath.parse(text);
  }

  private Uploaded store(RootName root, String path, Content.File expected) throws IOException {
    return uploads().store(List.of(new Upload(root, path(path), expected))).getFirst();
  }

  @Test
  void nothingToStoreIsNoWork() throws IOException {
    assertEquals(List.of(), uploads().store(List.of()));
  }

  @Test
  void whatIsStoredCanBeReadFromTheStore() throws IOException {
    Content.File one = write(path("one"), "one");
    Content.File two = write(path("sub/two"), "two");
    assertFalse(uploads().has(one));
    List<Upload> uploads =
        List.of(new Upload(DOCS, path("one"), one), new Upload(DOCS, path("sub/two"), two));
    List<Uploaded> results = uploads().store(uploads);
    assertEquals(uploads, results.stream().map(Uploaded::upload).toList());
    results.forEach(result -> assertNull(result.problem()));
    assertTrue(uploads().has(one));
    assertTrue(uploads().has(two));
    assertFalse(uploads().has(file("three")));
  }

  @Test
  void storingAgainIsSafe() throws IOException {
    Content.File one = write(path("one"), "one");
    assertNull(store(DOCS, "one", one).problem());
    assertNull(store(DOCS, "one", one).problem());
    assertTrue(uploads().has(one));
  }

  @Test
  void aFileThatIsNotAsExpectedIsAProblemOfItsOwn() throws IOException {
    Content.File one = write(path("one"), "one");
    Content.File expected = file("what it was");
    write(path("changed"), "what it is");
    Content.File sameSize = file("what it iz");
    List<Uploaded> results =
        uploads()
            .store(
                List.of(
                    new Upload(DOCS, path("changed"), expected),
                    new Upload(DOCS, path("changed"), sameSize),
                    new Upload(DOCS, path("gone"), file("gone")),
                    new Upload(DOCS, path("one"), one)));
    assertNotNull(results.get(0).problem());
    assertNotNull(results.get(1).problem());
    assertNotNull(results.get(2).problem());
    assertNull(results.get(3).problem());
    assertTrue(uploads().has(one));
    assertFalse(uploads().has(expected), "claimed what was never stored");
    assertFalse(uploads().has(sameSize), "claimed what was never stored");
  }

  @Test
  void anEmptyFileIsStoredLikeAnyOther() throws IOException {
    Content.File empty = write(path("empty"), "");
    assertNull(store(DOCS, "empty", empty).problem());
  }
}
