package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckupTextTest {
  @Test
  void printsATableWithANextStepForEachRowThatIsNotAsItShouldBe() throws IOException {
    List<String> lines = new ArrayList<>();
    CheckupText.print(Samples.checkup(), lines::add);

    Golden.check("doctor.txt", String.join("\n", lines) + "\n");
  }
}
