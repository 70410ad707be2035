package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Publication;
import io.tummycrypt.tcfs.app.operations.PublishRequest;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.render.Words;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs fleet publish}. */
@CommandLine.Command(
    description = {
      "Make the working copy of the fleet document the rule for all devices.",
      "If somebody else published meanwhile, show the difference and write nothing.",
      "With --from-source it is the 'documentSource' of device.yaml that is published."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs fleet publish", "  tcfs fleet validate && tcfs fleet publish"})
final class FleetPublishCommand implements Command {
  private final Context context;

  @Option(
      names = "--from-source",
      description = "Publish what the document source of this device says, as the agent does.")
  private boolean isFromSource;

  @Option(
      names = "--take-over",
      description = "Publish it also in place of a document that comes from another source.")
  private boolean isTakingOver;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  FleetPublishCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      return print(operations.publishFleet(new PublishRequest(isFromSource, isTakingOver)));
    }
  }

  private ExitCode print(Publication publication) throws IOException {
    switch (publication) {
      case Publication.Done done when json ->
          JsonAnswer.published(context.console().out(), done.revision(), true, done.from());
      case Publication.Done done ->
          context.done(
              "published as revision "
                  + done.revision()
                  + (done.from() == null ? "" : ", from " + Words.line(done.from())));
      case Publication.Unchanged same when json ->
          JsonAnswer.published(context.console().out(), same.revision(), false, null);
      case Publication.Unchanged same ->
          context.done("nothing to publish: revision " + same.revision() + " says the same");
      case Publication.Invalid invalid -> {
        return new Documents(context, "fleet publish", json).reject(invalid.findings());
      }
      case Publication.Refused(String source, List<String> reasons) -> {
        show(reasons);
        throw new RefusedException(
            "the document of %s is not followed: %s; nothing was written"
                .formatted(Words.line(source), Words.line(reasons.getFirst())),
            "mend it there");
      }
      case Publication.Unmarked unmarked -> {
        show(unmarked.difference());
        throw new RefusedException(
            "%s does not say which revision it was made from: it has no first line '%s'; nothing was written"
                .formatted(Words.of(unmarked.file().toString()), unmarked.missing()),
            "if the difference to revision %d above is all that you want, add that line; otherwise move the file away, run 'tcfs fleet pull', which makes a new one, and make your changes there"
                .formatted(unmarked.published()));
      }
      case Publication.Outdated outdated -> {
        show(outdated.difference());
        throw new RefusedException(
            "the working copy was made from revision %d, and revision %d is published; nothing was written"
                .formatted(outdated.madeFrom(), outdated.published()),
            "keep your copy elsewhere, run 'tcfs fleet pull', make your changes again, then publish");
      }
    }
    return ExitCode.DONE;
  }

  /** What the message that follows is about; the result, where that is JSON, is the message. */
  private void show(List<String> difference) {
    Consumer<String> lines = json ? context.console()::message : context::line;
    difference.forEach(line -> lines.accept(Words.line(line)));
  }
}
