package io.tummycrypt.tcfs.store.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where keys come from, and what is said of them. */
final class CredentialsTest {
  private static final String KEYS =
      """
      [default]
      aws_access_key_id = of-default
      aws_secret_access_key = hidden-default

      # another
      [work]
      aws_access_key_id=of-work
      aws_secret_access_key=hidden-work
      aws_session_token=token-work
      """;

  @TempDir Path home = Path.of("unset");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void isAtHome() throws IOException {
    environment.put("HOME", home.toString());
    Files.createDirectory(home.resolve(".aws"));
  }

  @Test
  void ourOwnVariablesComeFirst() throws IOException {
    writeUsual(KEYS);
    environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "aws", "AWS_SECRET_ACCESS_KEY", "hidden"));
    environment.putAll(Map.of("TCFS_S3_ACCESS", "own", "TCFS_S3_SECRET", "hidden"));
    KeySource found = find(null, file(KEYS, "rw-------"));
    assertEquals("own", found.keys().access());
    assertEquals("the environment (TCFS_S3_ACCESS)", found.toString());
  }

  @Test
  void thenTheFileThatIsNamed() throws IOException {
    writeUsual(KEYS);
    environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "aws", "AWS_SECRET_ACCESS_KEY", "hidden"));
    assertEquals(
        "of-default",
        find(null, file(KEYS, "rw-------")).keys().access(),
        "not of AWS_ACCESS_KEY_ID");
  }

  @Test
  void theFileThatIsNamedHasTheProfileAndTheFilesOfAwsNeedNotHaveIt() throws IOException {
    assertEquals("of-work", find("work", file(KEYS, "rw-------")).keys().access());
  }

  @Test
  void ourOwnVariablesNeedNoProfile() throws IOException {
    environment.putAll(Map.of("TCFS_S3_ACCESS", "own", "TCFS_S3_SECRET", "hidden"));
    environment.put("AWS_PROFILE", "left-over");
    assertEquals("own", find(null, null).keys().access());
  }

  @Test
  void thenTheVariablesOfAwsUnlessAProfileIsNamed() throws IOException {
    writeUsual(KEYS);
    environment.putAll(
        Map.of(
            "AWS_ACCESS_KEY_ID", "aws",
            "AWS_SECRET_ACCESS_KEY", "hidden",
            "AWS_SESSION_TOKEN", "token"));
    assertEquals("token", find(null, null).keys().sessionToken());
    assertEquals("of-work", find("work", null).keys().access());
    assertEquals("token-work", find("work", null).keys().sessionToken());
  }

  @Test
  void thenTheProfile() throws IOException {
    writeUsual(KEYS);
    assertEquals("of-default", find(null, null).keys().access());
    environment.put("AWS_PROFILE", "work");
    assertEquals("of-work", find(null, null).keys().access());
    assertEquals("profile 'work'", find(null, null).toString());
  }

  @Test
  void asksTheProgramThatAProfileNames() throws IOException {
    Path program = home.resolve("keys.sh");
    Files.writeString(
        program,
        """
        #!/bin/sh
        echo '{"Version":1,"AccessKeyId":"asked","SecretAccessKey":"hidden","SessionToken":"t"}'
        """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(
        home.resolve(".aws/config"), "[profile asks]\ncredential_process = " + program + "\n");
    AwsKeys keys = find("asks", null).keys();
    assertEquals("asked", keys.access());
    assertEquals("t", keys.sessionToken());
  }

  @Test
  void asksTheProfileThatIsNamedAndNotTheVariablesOfAws() throws IOException {
    environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "aws", "AWS_SECRET_ACCESS_KEY", "hidden"));
    writeConfig("[profile asks]\ncredential_process = exit 3\n");
    System.setProperty("aws.accessKeyId", "another");
    System.setProperty("aws.secretAccessKey", "hidden");
    try {
      KeySource source = find("asks", null);
      assertEquals("profile 'asks'", source.toString());
      assertThrows(SettingsException.class, source::keys);
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  @Test
  void aRoleComesBeforeTheKeysThatAreBesideIt() throws IOException {
    writeConfig("[profile work]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = work\n");
    writeUsual(KEYS);
    assertInstanceOf(AwsChain.class, find("work", null));
  }

  @Test
  void doesNotRepeatWhatAProgramWithoutKeysSaid() throws IOException {
    Files.writeString(
        home.resolve(".aws/config"),
        "[profile asks]\ncredential_process = echo hidden; echo hidden >&2; exit 3\n");
    KeySource source = find("asks", null);
    SettingsException none = assertThrows(SettingsException.class, source::keys);
    String said = String.valueOf(none.getMessage());
    assertTrue(said.contains("no keys could be had from profile 'asks'"), said);
    assertFalse(said.contains("hidden"), said);
  }

  @Test
  void saysWhichFilesOfAwsCannotBeUsed() throws IOException {
    writeConfig("hidden = hidden\n[profile asks]\ncredential_process = exit 0\n");
    KeySource source = find("asks", null);
    SettingsException refused = assertThrows(SettingsException.class, source::keys);
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains(home.resolve(".aws/config").toString()), said);
    assertFalse(said.contains("hidden"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-rw-rw-", "rwx------", "rw----r--"})
  void refusesAFileThatOthersCanReach(String mode) throws IOException {
    Path file = file(KEYS, mode);
    SettingsException refused = assertThrows(SettingsException.class, () -> find(null, file));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains(mode) && said.contains("chmod 600"), said);
    assertFalse(said.contains("hidden"), said);
  }

  @Test
  void refusesAFileWithoutKeysAndOneThatIsNotThere() throws IOException {
    Path empty = file("[default]\nregion = x\n", "rw-------");
    assertThrows(SettingsException.class, () -> find(null, empty));
    assertThrows(SettingsException.class, () -> find(null, home.resolve("none")));
  }

  @Test
  void refusesHalfAPair() {
    environment.put("TCFS_S3_ACCESS", "own");
    assertThrows(SettingsException.class, () -> find(null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "TCFS_S3_ACCESS, TCFS_S3_SECRET, TCFS_S3_TOKEN",
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN"
  })
  void refusesALineEndInAVariableAndRepeatsNoValue(String access, String secret, String token) {
    for (String broken : List.of(access, secret, token)) {
      environment.putAll(Map.of(access, "hidden", secret, "hidden", token, "hidden"));
      environment.put(broken, "hidden\n");
      SettingsException refused =
          assertThrows(SettingsException.class, () -> find(null, null), broken);
      String said = String.valueOf(refused.getMessage());
      assertTrue(said.contains(broken), said);
      assertFalse(said.contains("hidden"), said);
    }
  }

  @Test
  void refusesALineEndInWhatAProgramSaysAndDoesNotRepeatIt() throws IOException {
    Path said = home.resolve("said");
    Files.writeString(
        said,
        "{'Version':1,'AccessKeyId':'a','SecretAccessKey':'b','SessionToken':'hidden\\n'}"
            .replace('\'', '"'));
    Files.writeString(
        home.resolve(".aws/config"), "[profile asks]\ncredential_process = cat " + said + "\n");
    KeySource source = find("asks", null);
    SettingsException refused = assertThrows(SettingsException.class, source::keys);
    assertTrue(String.valueOf(refused.getMessage()).contains("profile 'asks'"));
    assertFalse(String.valueOf(refused.getMessage()).contains("hidden"), refused.getMessage());
  }

  @Test
  void refusesAProfileThatIsNotThere() throws IOException {
    writeUsual(KEYS);
    assertThrows(SettingsException.class, () -> find("other", null));
  }

  @Test
  void saysAtOnceThatThereAreNone() {
    SettingsException none = assertThrows(SettingsException.class, () -> find(null, null));
    assertTrue(String.valueOf(none.getMessage()).contains("TCFS_S3_ACCESS"), none.getMessage());
  }

  @Test
  void printsNoKeys() {
    assertEquals("[secret]", new AwsKeys("a", "b", "c").toString());
  }

  private KeySource find(@Nullable String profile, @Nullable Path file) throws IOException {
    S3Options options =
        new S3Options("bench", "", null, null, null, profile, null, /* insecure= */ false, file);
    return Credentials.find(
        options, environment, Profile.read(options, environment), /* isAws= */ false);
  }

  private void writeConfig(String text) throws IOException {
    Files.writeString(home.resolve(".aws/config"), text);
  }

  private void writeUsual(String text) throws IOException {
    Files.writeString(home.resolve(".aws/credentials"), text);
  }

  private Path file(String text, String mode) throws IOException {
    Path file = Files.writeString(home.resolve("keys"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }
}
