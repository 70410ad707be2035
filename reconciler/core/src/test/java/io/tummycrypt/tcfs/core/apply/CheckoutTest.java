package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.TestedFolder;
import io.tummycrypt.tcfs.core.port.memory.InMemoryRoot;
import io.tummycrypt.tcfs.core.port.memory.MemoryTexts;
import io.tummycrypt.tcfs.core.port.memory.TestedMemoryFolder;
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
  protected TestedFolder tested() {
    return new TestedMemoryFolder(folder, texts);
  }
}
