package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.yaml.Quoted;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A store in a bucket: {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}, without a slash at the
 * end. Which server has the bucket is set beside it, see {@link S3Settings}.
 *
 * @param prefix names joined by {@code /}; empty for none
 */
public record BucketUrl(String bucket, String prefix) implements StoreUrl {
  private static final String SCHEME = "s3:";
  private static final String NAME = "[a-zA-Z0-9_-][a-zA-Z0-9._-]*";
  private static final Pattern FORM =
      Pattern.compile(
          "(?i:s3)://([a-z0-9][-.a-z0-9]{1,61}[a-z0-9])(?:/(" + NAME + "(?:/" + NAME + ")*))?/?");
  private static final int MAX_PREFIX = 512;

  /** Whether a text is meant to be such a URL. */
  static boolean isMeant(String text) {
    return text.regionMatches(/* ignoreCase= */ true, 0, SCHEME, 0, SCHEME.length());
  }

  /** Why {@code text} is no such URL, or null if it is one. What may be a password is not named. */
  static @Nullable String refusal(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches() && prefix(form).length() <= MAX_PREFIX) {
      return null;
    }
    boolean mayHavePassword = text.indexOf('@') >= 0 || text.indexOf('?') >= 0;
    return "expected s3://BUCKET or s3://BUCKET/PREFIX, of letters, digits, '.', '_' and '-', found "
        + (mayHavePassword ? "something with an '@' or '?' in it" : Quoted.of(text));
  }

  /** Takes a URL of which there is no {@link #refusal}. */
  static BucketUrl of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not the URL of a bucket");
    }
    return new BucketUrl(form.group(1), prefix(form));
  }

  private static String prefix(Matcher form) {
    return form.group(2) == null ? "" : form.group(2);
  }

  @Override
  public List<Path> folders() {
    return List.of();
  }

  @Override
  public String lastName() {
    return prefix.isEmpty() ? bucket : prefix.substring(prefix.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }
}
