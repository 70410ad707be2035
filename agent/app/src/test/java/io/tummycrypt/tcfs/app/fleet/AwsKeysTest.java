package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that a process asks somebody for, as programs on machines of AWS do. */
class AwsKeysTest extends StoreMachines {
  private static final String TOKEN = "session-token-of-tests";

  private final Queue<String> askedForKeys = new ConcurrentLinkedQueue<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private S3Server server;
  private Middleman between;
  private Middleman keys;

  @BeforeEach
  void start() throws Exception {
    server = S3Server.start(folder.resolve("buckets"));
    between = new Middleman(server.port());
    between.conduct(call -> {
      tokens.add(call.header("x-amz-security-token").orElse("none"));
      call.pass();
    });
    keys = new Middleman(0);
  }

  @AfterEach
  void stop() throws IOException {
    keys.close();
    between.close();
    server.close();
  }

  @Test
  void aContainerIsAskedForTheKeysOfItsTask() throws Exception {
    answering(
        """
        {"AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "%s", "Expiration": "%s"}
        """
            .formatted(S3Server.ACCESS, S3Server.SECRET, TOKEN, later()));

    syncsWith(Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", keys.endpoint() + "/of-task"));

    assertTrue(askedForKeys.remove().startsWith("GET /of-task"), askedForKeys::toString);
  }

  @Test
  void anIdentityInAFileIsGivenForTheKeysOfARole() throws Exception {
    answering(ofRole("AssumeRoleWithWebIdentity"));
    Path identity = Files.writeString(folder.resolve("identity"), "identity-of-tests");

    syncsWith(
        Map.of(
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            identity.toString(),
            "AWS_ROLE_ARN",
            "arn:aws:iam::123456789012:role/tests",
            "AWS_REGION",
            "eu-central-1",
            "AWS_ENDPOINT_URL_STS",
            keys.endpoint().toString()));

    String asked = askedForKeys.remove();
    assertTrue(asked.contains("Action=AssumeRoleWithWebIdentity"), asked);
    assertTrue(asked.contains("WebIdentityToken=identity-of-tests"), asked);
  }

  @Test
  void keysOfAProfileAreGivenForThoseOfItsRole() throws Exception {
    answering(ofRole("AssumeRole"));
    Path aws = Files.createDirectories(a.home().resolve(".aws"));
    Files.writeString(
        aws.resolve("config"),
        """
        [profile work]
        role_arn = arn:aws:iam::123456789012:role/tests
        source_profile = base
        region = eu-central-1
        """);
    Files.writeString(
        aws.resolve("credentials"),
        "[base]\naws_access_key_id = of-base\naws_secret_access_key = hidden\n");

    syncsWith(Map.of("AWS_PROFILE", "work", "AWS_ENDPOINT_URL_STS", keys.endpoint().toString()));

    String asked = askedForKeys.remove();
    assertTrue(asked.contains("Action=AssumeRole&"), asked);
    assertTrue(asked.contains("Credential=of-base/"), asked);
  }

  private static String later() {
    return Instant.now().plus(Duration.ofHours(1)).toString();
  }

  /** What the service of AWS that knows roles says. */
  private static String ofRole(String action) {
    return """
    <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult><Credentials>
    <AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>%3$s</SecretAccessKey>
    <SessionToken>%4$s</SessionToken><Expiration>%5$s</Expiration>
    </Credentials></%1$sResult></%1$sResponse>
    """
        .formatted(action, S3Server.ACCESS, S3Server.SECRET, TOKEN, later());
  }

  private void answering(String answer) {
    keys.conduct(call -> {
      String authorization = call.header("authorization").orElse("");
      String body = new String(call.body(), UTF_8);
      askedForKeys.add(call.method() + " " + call.target() + "\n" + authorization + "\n" + body);
      call.refuse(200, "", answer);
    });
  }

  /** A device that has no other keys; its sync asks once, and tells the server of the token. */
  private void syncsWith(Map<String, String> asking) throws Exception {
    Map<String, String> environment = new TreeMap<>(asking);
    environment.put("TCFS_S3_ENDPOINT", between.endpoint().toString());
    Path objects = folder.resolve("buckets/bench/fleets/home");
    Machine machine =
        new Machine(a.name(), a.home(), a.docs(), new Place(BUCKET, objects, environment));
    machine.write("plan.txt", "text");
    done(machine, machine.initArgs());
    askedForKeys.clear();
    done(machine, "sync");
    assertFalse(KillUsers.files(objects.resolve("heads")).isEmpty());
    assertEquals(1, askedForKeys.size(), askedForKeys::toString);
    assertEquals(Set.of(TOKEN), tokens);
  }

  private static void done(Machine machine, String... args) throws Exception {
    Ended ended = machine.inProcess(args);
    assertEquals(0, ended.code(), ended::all);
    assertFalse(ended.all().contains(S3Server.SECRET) || ended.all().contains(TOKEN), ended::all);
  }
}
