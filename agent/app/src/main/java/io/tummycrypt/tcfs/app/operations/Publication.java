package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of publishing the working copy, or what the source says. */
public sealed interface Publication {
  /**
   * It is now this revision.
   *
   * @param from where it comes from; null if it is the working copy
   */
  record Done(long revision, @Nullable String from) implements Publication {
    /** Of a working copy. */
    public Done(long revision) {
      this(revision, null);
    }
  }

  /**
   * What the source says is not to be followed; nothing was written.
   *
   * @param reasons at least one, each in one line
   */
  record Refused(String source, List<String> reasons) implements Publication {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /** It says what this revision, the highest, says already. */
  record Unchanged(long revision) implements Publication {}

  /** It is not valid; nothing was written. */
  record Invalid(List<Finding> findings) implements Publication {
    public Invalid {
      findings = List.copyOf(findings);
    }
  }

  /**
   * It says something else than the highest revision, and not which revision it was made from;
   * nothing was written.
   *
   * @param missing the line that it would begin with, had it been made from the highest revision
   */
  record Unmarked(Path file, String missing, long published, List<String> difference)
      implements Publication {
    public Unmarked {
      difference = List.copyOf(difference);
    }
  }

  /**
   * It was made from an older revision than the highest; nothing was written.
   *
   * @param difference lines that lead from the highest revision to the working copy, marked as in a
   *     unified diff
   */
  record Outdated(long madeFrom, long published, List<String> difference) implements Publication {
    public Outdated {
      difference = List.copyOf(difference);
    }
  }
}
