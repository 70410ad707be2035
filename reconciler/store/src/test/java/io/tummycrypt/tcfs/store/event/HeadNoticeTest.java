package io.tummycrypt.tcfs.store.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadNoticeTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final HeadNotice NOTICE = new HeadNotice(FLEET, new DeviceName("a"), 7);

  @Test
  void whatIsSentIsRead() throws IOException {
    assertEquals(NOTICE, HeadNotice.parse(NOTICE.toBytes(), FLEET));
    HeadNotice more = new HeadNotice(FLEET, new DeviceName("a"), 7, 3);
    assertEquals(more, HeadNotice.parse(more.toBytes(), FLEET));
  }

  @Test
  void isNothingToAnotherFleet() throws IOException {
    assertNull(HeadNotice.parse(NOTICE.toBytes(), new FleetId(9, 9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[1]", "{\"fleet\":\"x\"}", "{\"fleet\":1}"})
  void isNotMadeOfWhatIsNone(String text) {
    assertNull(HeadNotice.parse(text.getBytes(UTF_8), FLEET));
  }

  @Test
  void isNotMadeOfWhatIsTooLong() throws IOException {
    String notice = new String(NOTICE.toBytes(), UTF_8);
    byte[] longer = (notice + " ".repeat(HeadNotice.LIMIT)).getBytes(UTF_8);
    assertNull(HeadNotice.parse(longer, FLEET));
  }
}
