package io.tummycrypt.tcfs.store.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.access.SettingsException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatsAddressTest {
  private static NatsOptions options(boolean insecure) {
    return new NatsOptions(List.of(), null, null, null, null, insecure);
  }

  private static boolean isTls(String url, boolean insecure) throws SettingsException {
    return NatsAddress.of(url, options(insecure)).isTls();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nats://hub.lab:4222", "nats://192.168.1.4", "nats://a.localhost"})
  void encryptsOnTheWayToAnotherMachineUnlessAPersonHasSaidThatItNeedNot(String url)
      throws SettingsException {
    assertTrue(isTls(url, /* insecure= */ false));
    assertFalse(isTls(url, /* insecure= */ true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nats://localhost", "nats://127.0.0.1:4222", "nats://[::1]:4222"})
  void needsNoEncryptionToThisMachine(String url) throws SettingsException {
    assertFalse(isTls(url, /* insecure= */ false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls://localhost", "wss://hub.lab", "TLS://hub.lab"})
  void encryptsWhereThatIsWritten(String url) throws SettingsException {
    assertTrue(isTls(url, /* insecure= */ true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nats://localhost:4222", "nats://hub.lab"})
  void encryptsWhereAnAuthorityIsNamed(String url) throws SettingsException {
    NatsOptions options = new NatsOptions(List.of(), Path.of("/ca"), null, null, null, true);
    assertTrue(NatsAddress.of(url, options).isTls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws://hub.lab:443", "ws://10.0.0.1"})
  void refusesAPlainWebSocketToAnotherMachine(String url) throws SettingsException {
    String said =
        assertThrows(SettingsException.class, () -> isTls(url, /* insecure= */ false)).toString();
    assertTrue(said.contains("set insecure to true"), said);
    assertFalse(isTls(url, /* insecure= */ true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nats://me:hidden@hub.lab", "nats://", "nats://[hidden", "hidden"})
  void doesNotRepeatWhatIsNoUrlOfAServer(String url) {
    String said = assertThrows(SettingsException.class, () -> isTls(url, true)).getMessage();
    assertEquals("a NATS server has no such URL: expected tls://HOST:PORT", said);
  }
}
