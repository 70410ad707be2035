package io.tummycrypt.tcfs.engine.home;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a git repository is: of all that git takes, what is not readable or writable on the way,
 * names no secret, and runs no program that a URL names.
 */
final class GitUrl {
  /** What is noted of a source has its name in it. */
  private static final int LONGEST = 2_000;

  private static final String HOST = "(?:[A-Za-z0-9][-A-Za-z0-9.]*|\\[[0-9A-Fa-f:.]+\\])";
  private static final String USER = "(?:[A-Za-z0-9_][-A-Za-z0-9_.]*@)?";
  private static final Pattern HTTPS = Pattern.compile("https://" + HOST + "(?::\\d+)?/[!-~]+");
  private static final Pattern SSH = Pattern.compile("ssh://" + USER + HOST + "(?::\\d+)?/[!-~]+");

  /** As in {@code git@host:path}. */
  private static final Pattern SCP = Pattern.compile(USER + HOST + ":(?!//)[A-Za-z0-9_~/][!-~]*");

  private static final Pattern FOLDER = Pattern.compile("(?:file://)?/[^\\p{Cntrl}]*");

  private GitUrl() {}

  /** Why {@code text} is none; null if it is one. What may be a password is not repeated. */
  static @Nullable String refusal(String text) {
    if (text.length() > LONGEST) {
      return "expected at most %d characters, found %d".formatted(LONGEST, text.length());
    }
    if (FOLDER.matcher(text).matches() || SSH.matcher(text).matches()) {
      return null;
    }
    if (HTTPS.matcher(text).matches() && !text.contains("@") && !text.contains("?")) {
      return null;
    }
    if (text.startsWith("https:")) {
      return "expected https://HOST/PATH without a user, a password or a token: every device would"
          + " read it; git finds them by itself, as with 'git config credential.helper'";
    }
    if (text.startsWith("http:") || text.startsWith("git:")) {
      return "what comes over "
          + text.substring(0, text.indexOf(':'))
          + " anybody on the way may"
          + " change; use https:// or ssh://";
    }
    return !text.contains("::") && SCP.matcher(text).matches()
        ? null
        : "expected https://HOST/PATH, ssh://USER@HOST/PATH, USER@HOST:PATH or an absolute path";
  }

  /** The protocols that may be used for it. */
  static String protocols(String text) {
    return FOLDER.matcher(text).matches() ? "file" : "https:ssh";
  }
}
