package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.memory.InMemoryRoot;
import io.tummycrypt.tcfs.core.port.memory.MemoryTexts;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;

/** A folder in memory that is no root. */
class CheckoutTest extends CheckoutContract {
  private final MemoryTexts texts = new MemoryTexts();
  private long now = 1_700_000_000_000_000_000L;
  private final InMemoryRoot folder = new InMemoryRoot(() -> now++, texts::isStored);

  @BeforeEach
  void begin() throws IOException {
    folder.mark(new Marker("none", RootName.DETACHED, "none"));
    folder.haveNoVault(this::isStored);
  }

  @Override
  protected boolean isStored(Content content) {
    return content instanceof Content.File file && texts.isStored(file.digest());
  }

  @Override
  protected RootReader reader() {
    return folder;
  }

  @Override
  protected RootWriter writer() {
    return folder;
  }

  @Override
  protected Content.File file(String text, int mode) {
    return texts.file(text, mode);
  }

  @Override
  protected void offer(String text) {
    texts.offer(text);
  }

  @Override
  protected void damageIntent(String batch) throws IOException {
    folder.damageIntent(batch);
  }

  @Override
  protected void userWrites(String path, String text) {
    folder.user().write(path(path), file(text, 0644));
  }

  @Override
  protected void userLinks(String path, String target) {
    folder.user().link(path(path), target);
  }

  @Override
  protected void userMakesFolder(String path, int mode) {
    folder.user().makeFolder(path(path), mode);
  }

  @Override
  protected void userSetsMode(String path, int mode) {
    folder.user().setMode(path(path), mode);
  }

  @Override
  protected void userDeletes(String path) {
    folder.user().delete(path(path));
  }
}
