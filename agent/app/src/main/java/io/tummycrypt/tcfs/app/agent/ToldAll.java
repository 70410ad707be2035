package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.engine.tree.LiveRoot;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import io.tummycrypt.tcfs.store.trace.TraceId;
import org.jspecify.annotations.Nullable;

/** Tells two what an agent does, the first of them first. */
record ToldAll(Agent.Told first, Agent.Told second) implements Agent.Told {
  @Override
  public void listens() {
    first.listens();
    second.listens();
  }

  @Override
  public void ready() {
    first.ready();
    second.ready();
  }

  @Override
  public void planned(Planned planned) {
    first.planned(planned);
    second.planned(planned);
  }

  @Override
  public void done(Action action) {
    first.done(action);
    second.done(action);
  }

  @Override
  public void looked(LiveDevice.Looked looked) {
    first.looked(looked);
    second.looked(looked);
  }

  @Override
  public void watches(RootName root, LiveRoot.Watches watches) {
    first.watches(root, watches);
    second.watches(root, watches);
  }

  @Override
  public void stopped(String why) {
    first.stopped(why);
    second.stopped(why);
  }

  @Override
  public void begins() {
    first.begins();
    second.begins();
  }

  @Override
  public void ends() {
    first.ends();
    second.ends();
  }

  @Override
  public void rests() {
    first.rests();
    second.rests();
  }

  @Override
  public void failed(Exception why) {
    first.failed(why);
    second.failed(why);
  }

  @Override
  public void follows(DeviceConfig config, long revision) {
    first.follows(config, revision);
    second.follows(config, revision);
  }

  @Override
  public void unanswered(String why) {
    first.unanswered(why);
    second.unanswered(why);
  }

  @Override
  public void heardOfOthers() {
    first.heardOfOthers();
    second.heardOfOthers();
  }

  @Override
  public void heard(Events.State state) {
    first.heard(state);
    second.heard(state);
  }

  @Override
  public void asked(String what, @Nullable TraceId asker) {
    first.asked(what, asker);
    second.asked(what, asker);
  }

  @Override
  public void requested(StoreRequest request) {
    first.requested(request);
    second.requested(request);
  }

  @Override
  public void waits(String what) {
    first.waits(what);
    second.waits(what);
  }

  @Override
  public void leaf(LeafState state) {
    first.leaf(state);
    second.leaf(state);
  }

  @Override
  public void announced(long messages) {
    first.announced(messages);
    second.announced(messages);
  }

  @Override
  public void passedOver(long heads) {
    first.passedOver(heads);
    second.passedOver(heads);
  }

  @Override
  public void sourced(SourceNote note) {
    first.sourced(note);
    second.sourced(note);
  }
}
