package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A server that races: it looks whether the object is there, and creates it if not. Two have looked
 * each time before the first creates.
 */
public final class CheckThenAct implements Middleman.Conduct {
  private final Map<String, CountDownLatch> looks = new ConcurrentHashMap<>();

  @Override
  public void handle(Middleman.Call call) throws IOException {
    if (!call.remove("If-None-Match")) {
      call.pass();
      return;
    }
    CountDownLatch two = looks.computeIfAbsent(call.target(), _ -> new CountDownLatch(2));
    boolean isFirst;
    synchronized (two) {
      isFirst = two.getCount() > 0;
      two.countDown();
    }
    if (!isFirst) {
      call.answer(412, "", "<Error><Code>PreconditionFailed</Code></Error>");
      return;
    }
    try {
      two.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    call.pass();
  }
}
