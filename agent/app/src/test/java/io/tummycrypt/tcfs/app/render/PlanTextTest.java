package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.Outlook;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void showsEverythingThatAPlanCanHave() throws IOException {
    PlanText.print(Samples.rich(), lines::add);
    Golden.check("plan.txt", text());
  }

  @Test
  void saysOfAWorkingCopyThatItIsNotPublished() throws IOException {
    PlanText.print(Samples.ofWorkingCopy(), lines::add);
    Golden.check("working-copy.txt", text());
  }

  @Test
  void showsWhatThereIsToDoAtMessageServers() throws IOException {
    PlanText.print(Samples.empty().with(Samples.streams()), lines::add);
    PlanText.print(
        Samples.empty().with(new StreamPlan(List.of(), "nats://hub: Connection\nrefused")),
        lines::add);
    Golden.check("streams.txt", text());
  }

  @Test
  void saysThatThereIsNothingToDo() throws IOException {
    PlanText.print(Samples.empty(), lines::add);
    Golden.check("nothing.txt", text());
  }

  @Test
  void showsOtherDevicesAsFarAsTheyAreKnown() throws IOException {
    Planned own = Samples.empty();
    Planned other = new Planned(own.desired(), own.source(), own.plan(), Samples.reported());
    Outlook unknown = new Outlook.Unknown(new DeviceName("mini"), "it has not reported yet", false);
    PlanText.printAll(List.of(own, other, unknown), lines::add);
    Golden.check("all-devices.txt", text());
  }

  @Test
  void leavesNoActionOutOfALongList() {
    List<Action> many = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      many.add(Samples.push("file" + i, Samples.file(i, 1), Rule.NEW_HERE, 1, 1));
    }
    PlanText.print(Samples.planned(many, List.of()), lines::add);
    assertEquals(5_000, lines.stream().filter(line -> line.contains("+ publish")).count());
  }

  @Test
  void letsANameForgeNoLineAndNoEscapeSequence() {
    PlanText.print(Samples.rich(), lines::add);
    for (String line : lines) {
      assertFalse(line.chars().anyMatch(Character::isISOControl), line);
      assertFalse(line.strip().startsWith("root docs: as desired"), line);
    }
    assertTrue(text().contains("$'evil\\nroot docs: as desired\\u001b[2K.txt'"), text());
  }

  private String text() {
    return String.join("\n", lines) + "\n";
  }
}
