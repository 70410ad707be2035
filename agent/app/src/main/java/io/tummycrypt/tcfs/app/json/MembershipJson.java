package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.Enrolment;
import io.tummycrypt.tcfs.app.operations.Initialised;
import io.tummycrypt.tcfs.app.operations.Revocation;
import java.io.IOException;
import java.util.Locale;

/** How devices come into a fleet, and out of it. */
final class MembershipJson {
  private MembershipJson() {}

  static void initialised(Json json, Initialised made) throws IOException {
    json.text("result", made.how().name().toLowerCase(Locale.ROOT));
    json.text("device", made.device().text());
    json.text("id", made.fingerprint());
    json.text("fleet", made.fleet().text());
    json.text("store", made.store());
    json.number("revision", made.revision());
    json.text("workingCopy", made.document().toString());
    json.objects(
        "roots",
        made.roots().entrySet(),
        root -> {
          json.text("name", root.getKey().text());
          json.text("path", root.getValue());
        });
  }

  static void enrolled(Json json, Enrolment enrolment) throws IOException {
    json.text("device", enrolment.device().name().text());
    json.text("id", enrolment.device().fingerprint());
    json.truth("already", enrolment.already());
  }

  static void revoked(Json json, Revocation revocation) throws IOException {
    json.text("device", revocation.device().text());
    json.truth("already", revocation.already());
  }
}
