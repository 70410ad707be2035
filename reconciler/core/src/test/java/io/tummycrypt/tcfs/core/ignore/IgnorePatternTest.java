package io.tummycrypt.tcfs.core.ignore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one {@code .tcfsignore} file at the top of a root says of one path. */
class IgnorePatternTest {
  /**
   * @param path of a folder if it ends with a slash
   */
  record Case(String sentence, String file, String path, boolean ignored) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  private static Case ignored(String sentence, String file, String path) {
    return new Case(sentence, file, path, true);
  }

  private static Case included(String sentence, String file, String path) {
    return new Case(sentence, file, path, false);
  }

  static Stream<Case> names() {
    return Stream.of(
        ignored("a name alone matches at the top", "foo", "foo"),
        ignored("a name alone matches at any depth", "foo", "a/b/foo"),
        ignored("a name alone matches a folder", "foo", "a/foo/"),
        ignored("what is below an ignored folder is ignored", "foo", "foo/a/b"),
        included("a name is not matched in part", "foo", "foobar"),
        included("case counts", "foo", "Foo"),
        ignored("a leading slash anchors", "/foo", "foo"),
        included("an anchored name is not matched deeper", "/foo", "a/foo"),
        ignored("a slash in the middle anchors", "a/foo", "a/foo"),
        included("a slash in the middle anchors at the top", "a/foo", "b/a/foo"),
        ignored("a trailing slash means folders", "foo/", "a/foo/"),
        included("a trailing slash does not mean files", "foo/", "a/foo"),
        ignored("a trailing slash does not anchor", "foo/", "a/foo/b"),
        included("two leading slashes match nothing", "//foo", "foo"),
        included("a slash alone matches nothing", "/", "foo/"));
  }

  static Stream<Case> wildcards() {
    return Stream.of(
        ignored("a star is any part of a name", "*.swp", "a/.todo.swp"),
        ignored("a star is nothing, too", "foo*", "foo"),
        included("a star does not cross folders", "a/*", "b/a/c"),
        included("a star between slashes is one name", "a/*/d", "a/b/c/d"),
        ignored("a star between slashes is any name", "a/*/d", "a/b/d"),
        ignored("a question mark is one byte", "fo?", "foo"),
        included("a question mark is not nothing", "fo?", "fo"),
        included("a question mark is not a slash", "a?b", "a/b"),
        included("a question mark is not a character of two bytes", "?", "é"),
        ignored("two question marks are a character of two bytes", "??", "é"),
        ignored("leading double stars are any folders", "**/foo", "a/b/foo"),
        ignored("leading double stars are no folder, too", "**/foo", "foo"),
        ignored("trailing double stars are everything below", "notes/**", "notes/a/b"),
        included("trailing double stars are not the folder itself", "notes/**", "notes/"),
        ignored("double stars between slashes are no folder", "a/**/b", "a/b"),
        ignored("double stars between slashes are many folders", "a/**/b", "a/x/y/b"),
        included("double stars between slashes keep the ends", "a/**/b", "a/x/yb"),
        ignored("repeated double stars mean the same as one", "a/**/**/**/b", "a/x/b"),
        included("double stars within a name do not cross folders", "x/a?**b", "x/ac/b"),
        ignored("double stars within a name are a star", "x/a?**b", "x/accb"),
        ignored(
            "double stars after plain text cross folders, as in git", "foo**/bar", "foox/y/bar"),
        ignored("double stars alone are everything", "**", "a"));
  }

  static Stream<Case> brackets() {
    return Stream.of(
        ignored("brackets are one of their bytes", "[abc].o", "b.o"),
        included("brackets are no other byte", "[abc].o", "d.o"),
        ignored("brackets hold ranges", "[a-c].o", "b.o"),
        included("an exclamation mark negates brackets", "[!a-c].o", "b.o"),
        ignored("a caret negates brackets", "[^a-c].o", "d.o"),
        included("negated brackets are not a slash", "a[!x]b", "a/b"),
        ignored("a closing bracket that comes first is itself", "[]a]", "]"),
        ignored("a dash that comes last is itself", "[a-]", "-"),
        ignored("a dash that comes first is itself", "[-a]", "-"),
        ignored("a range may begin with an escaped byte", "[\\a-c]", "b"),
        included("a range that runs backwards is empty", "[c-a]", "b"),
        ignored("a backslash in brackets escapes", "[\\]]", "]"),
        ignored("a class names letters", "[[:alpha:]]", "Q"),
        included("a class of letters has no digit", "[[:alpha:]]", "7"),
        ignored("classes stand beside bytes", "[_[:digit:]]", "_"),
        ignored("a class that is not closed as one is bytes", "[[:x]", ":"),
        included("an unknown class spoils the pattern", "[[:vowel:]a]", "a"),
        included("a bracket that is not closed spoils the pattern", "[a", "[a"),
        included("a backslash at the end spoils the pattern", "a\\", "a\\"));
  }

  static Stream<Case> lines() {
    return Stream.of(
        included("a hash begins a comment", "#foo", "#foo"),
        ignored("an escaped hash is itself", "\\#foo", "#foo"),
        ignored("an escaped exclamation mark is itself", "\\!foo", "!foo"),
        ignored("an escaped star is itself", "\\*", "*"),
        included("an escaped star is no wildcard", "\\*", "a"),
        ignored("trailing spaces do not count", "foo  ", "foo"),
        included("trailing spaces are not part of the name", "foo  ", "foo  "),
        ignored("an escaped trailing space counts", "foo\\ ", "foo "),
        ignored("spaces after an escaped one do not count", "foo\\   ", "foo "),
        included("trailing tabs do count", "foo\t", "foo"),
        ignored("leading spaces count", " foo", " foo"),
        ignored("lines may end as on Windows", "foo\r\nbar\r\n", "foo"),
        ignored("the last line needs no end", "foo\nbar", "bar"),
        ignored("a byte-order mark does not count", "\ufefffoo\n", "foo"),
        included("blank lines match nothing", "\n  \n\r\n", "a"),
        included("a later line wins", "*.log\n!keep.log", "keep.log"),
        ignored("a later line wins both ways", "!keep.log\n*.log", "keep.log"),
        included("one exclamation mark negates, the next is itself", "*\n!!a", "!a"),
        ignored("nothing below an ignored folder comes back", "build\n!build/keep", "build/keep"),
        included("what is included comes back below", "build/*\n!build/keep", "build/keep"),
        included("a folder comes back with what is below it", "/*\n!/a", "a/b/c"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"names", "wildcards", "brackets", "lines"})
  void decidesAsGitDoes(Case test) {
    IgnoreRules rules =
        IgnoreRules.of(List.of()).withFile(null, IgnoreFile.lines("test", test.file()));
    boolean isFolder = test.path().endsWith("/");
    String path = isFolder ? test.path().substring(0, test.path().length() - 1) : test.path();

    boolean ignored = rules.decide(TreePath.parse(path), isFolder) instanceof Decision.Ignored;

    assertEquals(test.ignored(), ignored, test.file() + " and " + test.path());
  }
}
