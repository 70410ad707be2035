package io.tummycrypt.tcfs.store.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of work, as W3C's Trace Context has them. */
class TraceIdTest {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + ID + "-" + PARENT + "-01",
        "00-" + ID + "-" + PARENT + "-00",
        "cc-" + ID + "-" + PARENT + "-01",
        "cc-" + ID + "-" + PARENT + "-01-what-will-come",
      })
  void isTakenFromACaller(String traceparent) {
    assertEquals(new TraceId(ID), TraceId.ofTraceparent(traceparent));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        ID,
        "ff-" + ID + "-" + PARENT + "-01",
        "00-" + ID + "-" + PARENT + "-01-more",
        "00-" + ID + "-" + PARENT + "-01\n",
        "cc-" + ID + "-" + PARENT + "-01.more",
        "00-00000000000000000000000000000000-" + PARENT + "-01",
        "00-" + ID + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + PARENT + "-01",
        "00-" + ID + "-" + PARENT + "-0g",
        "00_" + ID + "-" + PARENT + "-01",
        "00-" + ID + "_" + PARENT + "-01",
        "00-" + ID + "-" + PARENT + "_01",
        "0-" + ID + "-" + PARENT + "-011",
        "00-4bf92f3577b34da6a3ce929d0e0e473\n-" + PARENT + "-01",
      })
  void isNoneInAnythingElse(String text) {
    assertNull(TraceId.ofTraceparent(text));
  }

  @Test
  void isToldToOthersAsTheyTellUs() {
    TraceId id = new TraceId(ID);
    assertEquals(id, TraceId.ofTraceparent(id.traceparent()));
    assertTrue(id.traceparent().endsWith("-00"), id.traceparent());
    assertNotEquals(id.traceparent(), id.traceparent());
  }

  @Test
  void isAnotherOneForEachWork() {
    assertNotEquals(TraceId.fresh(), TraceId.fresh());
    assertThrows(IllegalArgumentException.class, () -> new TraceId(ID + "0"));
    assertThrows(IllegalArgumentException.class, () -> new TraceId("0".repeat(32)));
  }

  @Test
  void staysUntilTheNextWorkBegins() {
    Trace trace = new Trace();
    TraceId first = trace.id();
    assertEquals(first, trace.id());
    trace.begin(new TraceId(ID));
    assertEquals(ID, trace.id().text());
  }

  @Test
  void isWhatAServerIsTold() {
    assertEquals("tcfs/1.2.3-x trace/" + ID, Caller.text("1.2.3-x", new TraceId(ID)));
    assertEquals("tcfs/1-2--x trace/" + ID, Caller.text("1 2\r\nx", new TraceId(ID)));
  }
}
