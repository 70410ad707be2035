package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.render.OutcomeText;
import io.tummycrypt.tcfs.app.render.Words;
import java.io.IOException;

/** How the commands end that carry a plan out without showing it first. */
record Outcomes(Context context, String command, boolean json) {
  /** One line each, beside the result. */
  static void warn(Context context, Applied applied) {
    applied.warnings().forEach(text -> context.console().message("tcfs: " + Words.line(text)));
  }

  ExitCode print(Applied applied) throws IOException {
    if (json) {
      JsonAnswer.applied(context.console().out(), command, applied, context.statsToTell());
    } else if (context.options().isQuiet()) {
      OutcomeText.printWhatIsLeft(applied, context.page());
    } else {
      OutcomeText.print(applied, context.page());
    }
    warn(context, applied);
    return ExitCode.of(Facts.of(applied));
  }
}
