package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.app.json.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where there is no native library of ours everything works in Java. */
class WithoutLibraryTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void twoDevicesMeetAndDoctorSaysWhatHashes() throws Exception {
    Machine a = Machine.in(folder, "a");
    Machine b = Machine.in(folder, "b");
    done(a, a.initArgs());
    Files.write(a.at("noise"), OddFolder.random(3 << 20));
    a.write("plan.txt", "text");
    done(a, "sync");
    done(b, b.initArgs());
    b.write("of-b.txt", "text of b");
    done(b, "sync");
    done(a, "sync");
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
    assertEquals("text of b", a.read("of-b.txt"));

    // Whoever has the library finds the same content under the same names.
    a.done("diff-desired");
    b.done("store", "check");
    JsonNode hash = check(done(a, "doctor", "--json"), "blake3");
    assertEquals("warn", hash.get("level").asString(), hash.toString());
    assertTrue(hash.get("found").asString().contains("Java"), hash.toString());
    assertTrue(hash.get("nextStep").asString().contains("C compiler"), hash.toString());
  }

  private static JsonNode check(Ended doctor, String name) {
    Schemas.requireValid(doctor.out());
    for (JsonNode check : MAPPER.readTree(doctor.out()).get("checks")) {
      if (check.get("check").asString().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check of " + name + " in " + doctor.all());
  }

  private static Ended done(Machine machine, String... args) throws Exception {
    Ended ended = machine.inProcessWith("-Dtcfs.native=", args);
    assertEquals(0, ended.code(), ended.all());
    return ended;
  }
}
