package dev.signlab.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerIgnoreTests {

  /** Rules with a semicolon for each line end; then what stays outside, and what stays in. */
  @ParameterizedTest(name = "{0}: not {1}, but {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          log                 | log log/a log/a/b          | log2 a/log
          /log                | log log/a                  | a/log
          log/                | log log/a                  | logs
          ./log               | log                        | a/log
          a/../log            | log                        | a a/log
          a//b/./c            | a/b/c                      | a/b
          ../log              | -                          | log
          '  log  '           | log                        | -
          *.key               | one.key                    | a/one.key one.keys
          */*.key             | a/one.key                  | one.key a/b/one.key
          a?c                 | abc                        | ac abbc a/c
          **                  | a a/b .hidden              | -
          **/x                | x a/x a/b/x x/y            | ax a/bx
          **x                 | x ax a/bx                  | xy
          a/**                | a/b a/b/c                  | a ab
          a**                 | a ab a/b                   | ba
          a/**/b              | a/b a/c/b a/c/d/b a/b/e    | b ab a/cb
          **/a/**             | a/b c/a/b c/a/b/d          | a c/a
          **/*.md             | x.md a/x.md                | x.mdx
          [a-c]x              | ax cx                      | dx x
          [^a-c]x             | dx                         | ax
          [\\]a]x             | ]x ax                      | bx
          \\*x                | *x                         | ax
          a+(b).c             | a+(b).c                    | aab.c a+(b)xc
          #a                  | -                          | #a
          ' #a'               | #a                         | -
          \\#a                | #a                         | -
          '!a'                | -                          | a b
          *;!a                | b c/d                      | a a/b
          *;! a               | b                          | a
          *;!/a               | b                          | a
          !a;*                | a b                        | -
          a;!a/b;a/b/c        | a a/x a/b/c a/b/c/d        | a/b a/b/x
          *.md;!R*.md;RE.md   | a.md RE.md                 | R.md
          a/b;!a              | a/b                        | a a/c
          **/secret;!x/secret | secret y/secret            | x/secret
          &&                  | &&                         | a
          [a&&b]              | a & b                      | c
          """)
  void leavesOutWhatDockerLeavesOut(String rules, String outside, String inside) {
    DockerIgnore ignore = DockerIgnore.parse(rules.replace(';', '\n'), ".dockerignore");
    assertThat(words(outside)).allMatch(ignore::ignores);
    assertThat(words(inside)).noneMatch(ignore::ignores);
  }

  @Test
  void readsPastByteOrderMarkAndCarriageReturns() {
    DockerIgnore ignore = DockerIgnore.parse("\uFEFFone\r\n\r\n# two\r\nthree\r\n", "x");
    assertThat(List.of("one", "three")).allMatch(ignore::ignores);
    assertThat(ignore.ignores("two")).isFalse();
    assertThat(ignore.hasExceptions()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "a[", "[]a]", "[a-]", "[-a]", "[^]", "[^]a]", "a\\", "[a\\", "!"})
  void namesTheLineThatIsNoPattern(String pattern) {
    assertThatThrownBy(() -> DockerIgnore.parse("ok\n" + pattern + "\n", ".dockerignore"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining(".dockerignore line 2: ");
  }

  @Test
  void prefersTheFileOfTheDockerfilesName(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(".dockerignore"), "all\n");
    Files.writeString(folder.resolve("app.Dockerfile.dockerignore"), "mine\n");

    DockerIgnore mine = DockerIgnore.of(folder, folder.resolve("app.Dockerfile"));
    DockerIgnore all = DockerIgnore.of(folder, folder.resolve("Dockerfile"));

    assertThat(mine.ignores("mine")).isTrue();
    assertThat(mine.ignores("all")).isFalse();
    assertThat(all.ignores("all")).isTrue();
    assertThat(DockerIgnore.of(folder.resolve("none")).ignores("all")).isFalse();
  }

  private static List<String> words(String text) {
    return text == null ? List.of() : List.of(text.split(" "));
  }
}
