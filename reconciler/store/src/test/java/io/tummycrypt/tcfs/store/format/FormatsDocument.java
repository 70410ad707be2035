package io.tummycrypt.tcfs.store.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The worked examples of {@code docs/formats.md}, each found by the words before it. */
public final class FormatsDocument {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "formats.md");

  private FormatsDocument() {}

  /** The bytes of the hex dump that follows these words. */
  public static byte[] bytes(String words) throws IOException {
    String hex =
        block(words, "hex")
            .lines()
            .map(line -> line.replaceFirst("^[0-9a-f]{4}: ", "").replaceFirst("  .*$", ""))
            .collect(Collectors.joining())
            .replace(" ", "");
    return HexFormat.of().parseHex(hex);
  }

  /** The JSON that follows these words; lines of the document that are indented continue. */
  public static String json(String words) throws IOException {
    return block(words, "json").replaceAll("\n {2,}", "");
  }

  private static String block(String words, String language) throws IOException {
    Matcher block =
        Pattern.compile(Pattern.quote(words) + ".*?```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENT));
    assertTrue(block.find(), "no example after '" + words + "' in " + DOCUMENT);
    return Objects.requireNonNull(block.group(1));
  }
}
