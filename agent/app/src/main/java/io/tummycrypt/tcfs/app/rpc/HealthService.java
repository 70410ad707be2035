package io.tummycrypt.tcfs.app.rpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.rpc.health.HealthCheckRequest;
import io.tummycrypt.tcfs.rpc.health.HealthCheckResponse;
import io.tummycrypt.tcfs.rpc.health.HealthCheckResponse.ServingStatus;
import io.tummycrypt.tcfs.rpc.health.HealthGrpc;
import io.tummycrypt.tcfs.rpc.v1.AgentGrpc;

/**
 * Tells programs that know nothing of tcfs how the agent is: the process lives if it answers for
 * the empty name, and does its work if it serves as {@code tcfs.agent.v1.Agent}.
 */
final class HealthService extends HealthGrpc.HealthImplBase {
  private final AgentKnowledge knowledge;

  HealthService(AgentKnowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void check(HealthCheckRequest asked, StreamObserver<HealthCheckResponse> answer) {
    switch (asked.getService()) {
      case "" -> answer(answer, ServingStatus.SERVING);
      case AgentGrpc.SERVICE_NAME ->
          answer(
              answer,
              knowledge.state().isAtWork() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
      default -> answer.onError(Status.NOT_FOUND.asRuntimeException());
    }
  }

  private static void answer(StreamObserver<HealthCheckResponse> answer, ServingStatus status) {
    answer.onNext(HealthCheckResponse.newBuilder().setStatus(status).build());
    answer.onCompleted();
  }
}
