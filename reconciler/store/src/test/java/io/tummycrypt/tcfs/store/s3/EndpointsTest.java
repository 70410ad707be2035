package io.tummycrypt.tcfs.store.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which server is asked, and how it is addressed. */
final class EndpointsTest {
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void awsHasTheBucketBeforeTheHost() throws IOException {
    environment.put("AWS_REGION", "eu-central-1");
    assertEquals(
        "https://photos.s3.eu-central-1.amazonaws.com/fleet/heads/a/1", url("photos", null, null));
    environment.put("AWS_REGION", "cn-north-1");
    assertEquals(
        "https://photos.s3.cn-north-1.amazonaws.com.cn/fleet/heads/a/1", url("photos", null, null));
  }

  @Test
  void aNameWithDotsStandsInThePath() throws IOException {
    environment.put("AWS_DEFAULT_REGION", "eu-central-1");
    assertEquals(
        "https://s3.eu-central-1.amazonaws.com/my.photos/fleet/heads/a/1",
        url("my.photos", null, null));
  }

  @Test
  void onOtherServersTheBucketStandsInThePath() throws IOException {
    environment.put("TCFS_S3_ENDPOINT", "https://garage.example:3900");
    assertEquals("https://garage.example:3900/photos/fleet/heads/a/1", url("photos", null, null));
    assertEquals("https://photos.garage.example:3900/fleet/heads/a/1", url("photos", null, false));
    assertEquals(
        "https://host/storage/v1/photos/fleet/heads/a/1",
        url("photos", "https://host:443/storage/v1/", null));
  }

  @Test
  void theOptionsComeFirstThenOurVariableThenThoseOfAwsThenTheProfile(@TempDir Path home)
      throws IOException {
    Path config = home.resolve("config");
    Files.writeString(
        config, "[default]\nendpoint_url = https://d\nregion = r\ns3 =\n  region = x\n");
    environment.put("AWS_CONFIG_FILE", config.toString());
    environment.put("HOME", home.toString());
    assertEquals("https://d/b/fleet/heads/a/1", url("b", null, null));
    assertEquals("r", address("b", null, null).region());
    environment.put("AWS_ENDPOINT_URL", "https://c");
    assertEquals("https://c/b/fleet/heads/a/1", url("b", null, null));
    environment.put("TCFS_S3_ENDPOINT", "https://o");
    assertEquals("https://o/b/fleet/heads/a/1", url("b", null, null));
    assertEquals("https://option/b/fleet/heads/a/1", url("b", "https://option", null));
  }

  @Test
  void plainHttpIsForThisMachineOnlyUnlessItIsAllowed() throws IOException {
    for (String mine : List.of("localhost", "127.0.0.1:9000", "[::1]:9000")) {
      assertFalse(address("b", "http://" + mine, null).isTls(), mine);
    }
    for (String other :
        List.of(
            "10.0.0.1", "s3.example", "127.0.0.1.example", "localhost.example", "s3.localhost")) {
      assertThrows(SettingsException.class, () -> address("b", "http://" + other, null), other);
    }
    assertThrows(
        SettingsException.class,
        () -> address("b", "http://localhost", /* pathStyle= */ false),
        "b.localhost is asked for");
    S3Options allowed =
        new S3Options(
            "b",
            "",
            URI.create("http://10.0.0.1"),
            null,
            null,
            null,
            null,
            /* insecure= */ true,
            null);
    assertFalse(Endpoints.address(allowed, Map.of(), Profile.read(allowed, Map.of())).isTls());
  }

  @Test
  void refusesWhatIsNoServerAndRepeatsNoPassword() {
    for (String text :
        List.of(
            "s3.example",
            "ftp://s3.example",
            "https://me:hidden@s3.example",
            "https://s/?a=hidden",
            "https://h h:hidden@x")) {
      environment.put("TCFS_S3_ENDPOINT", text);
      SettingsException refused =
          assertThrows(SettingsException.class, () -> address("b", null, null), text);
      assertFalse(String.valueOf(refused.getMessage()).contains("hidden"), refused.getMessage());
    }
  }

  @Test
  void awsNeedsARegion() {
    assertThrows(SettingsException.class, () -> address("b", null, null));
  }

  @Test
  void saysThatTheProfileIsNotThereWhichMayHaveTheRegion() {
    environment.put("AWS_PROFILE", "other");
    SettingsException refused =
        assertThrows(SettingsException.class, () -> address("b", null, null));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains("there is no profile 'other'"), said);
  }

  private String url(String bucket, @Nullable String endpoint, @Nullable Boolean pathStyle)
      throws IOException {
    S3Address address = address(bucket, endpoint, pathStyle);
    return address.url(address.object("heads/a/1")).toString();
  }

  private S3Address address(String bucket, @Nullable String endpoint, @Nullable Boolean pathStyle)
      throws IOException {
    URI server = endpoint == null ? null : URI.create(endpoint);
    S3Options options =
        new S3Options(
            bucket, "fleet", server, null, pathStyle, null, null, /* insecure= */ false, null);
    return Endpoints.address(options, environment, Profile.read(options, environment));
  }
}
