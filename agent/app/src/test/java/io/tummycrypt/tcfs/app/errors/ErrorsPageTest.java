package io.tummycrypt.tcfs.app.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {
  private static final Map<Area, Map<String, Set<String>>> ONE =
      Map.of(Area.SETUP, Map.of("no store is named", Set.of("name one")));

  @Test
  void hasEveryMessageOfTheSourcesAndNoOther() throws IOException {
    Path page = Golden.project().resolve("docs/reference/errors.md");
    Golden.check(
        page, ErrorsPage.refresh(Files.readString(page), ErrorMessages.of(Sources.read())));
  }

  @Test
  void keepsWhatIsWrittenByHand() {
    String page =
        """
        # Errors

        By hand.

        ## Setting up, devices and roots

        ### no-store-is-named

        ```text
        tcfs: no store is named
        next step: name one
        ```

        A store is where the devices meet.
        """;
    assertEquals(page, ErrorsPage.refresh(page, ONE));
  }

  @Test
  void losesNothingThatIsWrittenByHand() {
    String page = "# Errors\n\n## Setting up, devices\n\n### no-more\n\nBy hand.\n";
    AssertionError error = assertThrows(AssertionError.class, () -> ErrorsPage.refresh(page, ONE));
    assertTrue(String.valueOf(error.getMessage()).contains("### no-more"), error.getMessage());
  }
}
