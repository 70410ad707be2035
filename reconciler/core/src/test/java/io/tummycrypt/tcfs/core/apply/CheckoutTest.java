package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.FolderUser;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.memory.InMemoryRoot;
import io.tummycrypt.tcfs.core.port.memory.MemoryTexts;
import io.tummycrypt.tcfs.core.port.memory.MemoryUser;
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
  protected FolderUser user() {
    return new MemoryUser(folder.user(), texts);
  }
}
