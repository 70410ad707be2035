package io.tummycrypt.tcfs.store.nats;

import io.nats.client.NKey;
import io.nats.client.support.JwtUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** An operator with an account and a user in it, as {@code nsc} would make them. */
final class NatsAccounts {
  private static final String LIMITS =
      """
      {"type": "account", "version": 2, "limits": {"subs": -1, "data": -1, "payload": -1,
      "imports": -1, "exports": -1, "wildcards": true, "conn": -1, "leaf": -1,
      "mem_storage": -1, "disk_storage": -1, "streams": -1, "consumer": -1}}
      """;

  /** The one of the server itself may not have streams. */
  private static final String NO_STREAMS =
      LIMITS.replaceAll(", *\\s*\"mem_storage\".*}}", "}}").replace("\"disk_storage\": -1,", "");

  private final NKey operator;
  private final NKey account;
  private final NKey system;
  private final NKey user;

  private NatsAccounts(SecureRandom random) throws IOException, GeneralSecurityException {
    this.operator = NKey.createOperator(random);
    this.account = NKey.createAccount(random);
    this.system = NKey.createAccount(random);
    this.user = NKey.createUser(random);
  }

  static NatsAccounts create() throws IOException, GeneralSecurityException {
    return new NatsAccounts(new SecureRandom());
  }

  private static String key(NKey pair) throws IOException, GeneralSecurityException {
    return new String(pair.getPublicKey());
  }

  private String signed(NKey of, String name, String claim)
      throws IOException, GeneralSecurityException {
    long now = JwtUtils.currentTimeSeconds();
    return JwtUtils.issueJWT(operator, key(of), name, null, now, key(operator), () -> claim);
  }

  /** What a server has to know of them. */
  String configuration() throws IOException, GeneralSecurityException {
    String own = "{\"type\": \"operator\", \"version\": 2}";
    return "operator: %s\nsystem_account: %s\nresolver: MEMORY\nresolver_preload: {\n%s: %s\n%s: %s\n}"
        .formatted(
            signed(operator, "lab", own),
            key(system),
            key(system),
            signed(system, "SYS", NO_STREAMS),
            key(account),
            signed(account, "fleet", LIMITS));
  }

  /** What the user keeps in a {@code .creds} file. */
  String credentials() throws IOException, GeneralSecurityException {
    return "-----BEGIN NATS USER JWT-----\n"
        + JwtUtils.issueUserJWT(account, key(account), key(user))
        + "\n------END NATS USER JWT------\n"
        + "\n************************* IMPORTANT *************************\n\n"
        + "-----BEGIN USER NKEY SEED-----\n"
        + new String(user.getSeed())
        + "\n------END USER NKEY SEED------\n";
  }
}
