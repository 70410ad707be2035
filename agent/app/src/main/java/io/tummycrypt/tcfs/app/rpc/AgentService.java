package io.tummycrypt.tcfs.app.rpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.rpc.v1.AgentGrpc;
import io.tummycrypt.tcfs.rpc.v1.GetStateRequest;
import io.tummycrypt.tcfs.rpc.v1.GetStateResponse;
import io.tummycrypt.tcfs.rpc.v1.LookRequest;
import io.tummycrypt.tcfs.rpc.v1.LookResponse;
import io.tummycrypt.tcfs.rpc.v1.RecheckRequest;
import io.tummycrypt.tcfs.rpc.v1.RecheckResponse;
import io.tummycrypt.tcfs.rpc.v1.WatchRequest;
import io.tummycrypt.tcfs.rpc.v1.WatchResponse;

/** What the agent knows, question by question. */
final class AgentService extends AgentGrpc.AgentImplBase {
  private final AgentKnowledge knowledge;

  AgentService(AgentKnowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void getState(GetStateRequest asked, StreamObserver<GetStateResponse> answer) {
    answer.onNext(
        GetStateResponse.newBuilder().setState(StateMessages.of(knowledge.state())).build());
    answer.onCompleted();
  }

  @Override
  public void watch(WatchRequest asked, StreamObserver<WatchResponse> answer) {
    Watcher watcher = new Watcher((ServerCallStreamObserver<WatchResponse>) answer);
    watcher.begin(knowledge);
  }

  @Override
  public void recheck(RecheckRequest asked, StreamObserver<RecheckResponse> answer) {
    knowledge.recheck(CallTrace.asker());
    answer.onNext(RecheckResponse.getDefaultInstance());
    answer.onCompleted();
  }

  @Override
  public void look(LookRequest asked, StreamObserver<LookResponse> answer) {
    knowledge.look(CallTrace.asker());
    answer.onNext(LookResponse.getDefaultInstance());
    answer.onCompleted();
  }
}
