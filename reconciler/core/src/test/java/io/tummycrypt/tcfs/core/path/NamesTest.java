package io.tummycrypt.tcfs.core.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final String LONGEST =
      "a23456789-123456789-123456789-123456789-123456789-123456789-123";

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "yoga", "lab-2", "a--b", LONGEST})
  void takesLabels(String text) {
    assertEquals(text, new DeviceName(text).toString());
    assertEquals(text, new FleetName(text).toString());
    assertEquals(text, new RootName(text).toString());
    assertTrue(DeviceName.isValid(text) && FleetName.isValid(text) && RootName.isValid(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-a", "a-", "A", "a.b", "a_b", "é", "a b", "a/b", "a\n", "*", LONGEST + "4"})
  void refusesWhatIsNoLabel(String text) {
    assertThrows(IllegalArgumentException.class, () -> new DeviceName(text));
    assertThrows(IllegalArgumentException.class, () -> new FleetName(text));
    assertThrows(IllegalArgumentException.class, () -> new RootName(text));
    assertFalse(DeviceName.isValid(text) || FleetName.isValid(text) || RootName.isValid(text));
  }

  @Test
  void saysWhatIsWrongWithAName() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new DeviceName("my\nhost"));

    assertEquals(
        "device name 'my\\nhost' must be 1 to 63 lower-case letters, digits or '-', "
            + "and begin and end with a letter or digit",
        refusal.getMessage());
  }
}
