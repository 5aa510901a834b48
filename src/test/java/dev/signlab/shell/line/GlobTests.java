package dev.signlab.shell.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns for names of files, each beside the machine's bash. */
class GlobTests {

  /** Where each star may stand in many places, and none of them helps. */
  private static final String LONG = "a".repeat(240);

  @TempDir static Path folder;

  @BeforeAll
  static void files() throws IOException {
    for (String name :
        List.of(
            "tuf/localhost-5108/root.json",
            "tuf/localhost-5108/targets/ca.pem",
            "tuf/localhost-6108/root.json",
            "tuf/empty/other.json",
            "tuf/.hidden/root.json",
            "a.txt",
            "b.txt",
            "B.txt",
            "ab.txt",
            "[x].txt",
            "a b.txt",
            ".dot.txt",
            "q^.md",
            "a&&b.md",
            "{c}.md",
            "7.md",
            "😀.md",
            "é.md",
            LONG)) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, "");
    }
    Files.createSymbolicLink(folder.resolve("dangling.lnk"), Path.of("nowhere"));
    Files.createSymbolicLink(folder.resolve("tuf/linked"), Path.of("localhost-5108"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tuf/*/root.json",
        "tuf/*/targets/*.pem",
        "*/*/root.json",
        "t?f/local*-[56]108/*",
        "tuf/*/",
        "*/",
        "tuf/*/missing",
        "tuf/.*/root.json",
        "tuf//*/root.json",
        "./*.txt",
        "tuf/../*.txt",
        "a.txt/*",
        "*",
        ".*.txt",
        "[ab].txt",
        "[!a].txt",
        "[^a].txt",
        "[a-c]*.txt",
        "[[:upper:]].txt",
        "[[:digit:]].md",
        "[]x].txt",
        "'[x]'.t*",
        "\\[x].txt",
        "[x.txt",
        "a[.txt",
        "?.txt",
        "'*'.txt",
        "a' '*.txt",
        "*.lnk",
        "**/root.json",
        "a['&']*",
        "[!-a]*.txt",
        "[a-b-]*.txt",
        "q[\\^].md",
        "q['^'].md",
        "'{c}'.*",
        "'{c'*",
        "none*/x",
        ".signatures[].keyid",
        "'tuf'/\"local\"*/root.json",
        "*😀*",
        "[😀].md",
        "[[:alpha:]].md",
        "[![:lower:]].md",
        "[[:word:]].*",
        "*[[:ascii:]]*.lnk",
        "[[:foo:]]*",
        "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
        "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*[!b]"
      })
  void namesAreMatchedAsBashDoes(String pattern) throws Exception {
    Expander expander = new Expander(Map.of(), 0, folder, folder, line -> line);
    List<Word> words = LineParser.parse("x " + pattern).getFirst().commands().getFirst().words();
    List<String> values = expander.values(words);
    assertThat(values.subList(1, values.size())).isEqualTo(bash(pattern));
  }

  private static List<String> bash(String pattern) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", "printf '%s\\n' " + pattern);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process bash = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).isZero();
    return said.lines().toList();
  }
}
