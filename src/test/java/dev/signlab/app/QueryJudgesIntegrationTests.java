package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.skipped.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our jq beside Debian's: the same output, byte for byte, and the same status. */
class QueryJudgesIntegrationTests {

  private static final String BOOK =
      """
      {"name": "studentbook", "tags": ["1.0", "2.0"], "size": 12345, "share": 0.25, "signed": true,
       "layers": [{"digest": "sha256:aa", "size": 10}, {"digest": "sha256:bb", "size": 7}],
       "odd \\"key\\"": null, "text": "a\\tb\\u007f\\u0001é\\n<&>", "empty": {}, "none": []}
      """;

  @TempDir Path folder;

  @BeforeEach
  void filesToRead() throws IOException {
    Files.writeString(folder.resolve("book.json"), BOOK);
    Files.writeString(
        folder.resolve("many.json"), "{\"a\":1} {\"a\":null}\n[{\"a\":3}] 4 \"five\"");
    Files.writeString(folder.resolve("cut.json"), "{\"a\":1} {\"a\":");
    Files.writeString(
        folder.resolve("numbers.json"),
        "[0,1.0,1e3,1e16,1e17,10000000000000000,123456789012345678,0.1,1e-4,1e-5,1.5e300,3.14]");
  }

  private void same(String... words) {
    Tool.Run theirs = Tool.require("jq").in(folder).run(words);
    List<String> line = new ArrayList<>(List.of("jq"));
    line.addAll(List.of(words));
    Tool.Run ours = new InProcessLab(folder, Map.of()).run(line);
    assertThat(ours.stdout()).as("%s %s", line, ours.stderr()).isEqualTo(theirs.stdout());
    assertThat(ours.status()).as("%s %s", line, theirs.stderr()).isEqualTo(theirs.status());
    assertThat(ours.stderr().isEmpty()).as("%s", line).isEqualTo(theirs.stderr().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        ".name",
        ".layers[].digest",
        ".layers[0]",
        ".layers[-1].size",
        ".tags[1:]",
        ".missing",
        ".missing.deeper",
        ".tags | length",
        ".layers | map(.size) | add",
        "[.layers[] | select(.size > 8)]",
        "keys",
        "keys_unsorted",
        "to_entries",
        "with_entries(select(.key | startswith(\"s\")))",
        "del(.layers)",
        ".layers |= map(.digest)",
        ".size += 1",
        ".layers | sort_by(.size)",
        ".layers | group_by(.size) | length",
        "{name, first: .layers[0].digest}",
        "\"\\(.name):\\(.tags[0])\"",
        ".tags | @csv",
        ".tags | @tsv",
        ".name | @base64",
        ".name | @base64 | @base64d",
        ".tags | join(\",\")",
        ".name | test(\"book$\")",
        ".name | sub(\"student\"; \"note\")",
        ".name | ascii_upcase",
        ".layers[0] | has(\"digest\")",
        ".. | numbers",
        "[paths]",
        "[leaf_paths]",
        "if .signed then \"yes\" else \"no\" end",
        ".nothing // \"default\"",
        ".layers | any(.size > 9)",
        "reduce .layers[] as $layer (0; . + $layer.size)",
        "[limit(2; .layers[], .tags[])]",
        "try error(\"x\") catch .",
        ".text | fromjson? // \"no\"",
        "tojson | fromjson | .share",
        "[.[] | type]",
        "first(.tags[])",
        ".tags | index(\"2.0\")",
        "walk(if type == \"number\" then . + 1 else . end)",
        "[.tags[] | IN(\"2.0\", \"3.0\")]",
        ".layers | INDEX(.digest)",
        "0, 1700000000 | todate",
        "env | type"
      })
  void aFilterGivesTheSame(String filter) {
    same(filter, "book.json");
    same("-c", filter, "book.json");
    same("-r", filter, "book.json");
  }

  @Test
  void severalValuesAreTakenOneAfterTheOther() {
    same("-c", ".", "many.json");
    same("-s", "length", "many.json");
    same("-cs", ".", "many.json", "book.json");
    same("-n", "[1, 2]");
    same("-c", ".a", "many.json");
  }

  @Test
  void namesAreGivenFromOutside() {
    same("-n", "--arg", "who", "a \"b\"", "$who");
    same("-nr", "--arg", "who", "a \"b\"", "$who");
    same("--argjson", "n", "{\"x\": [1]}", ".size + $n.x[0]", "book.json");
  }

  @Test
  void theStatusTellsWhatCameOut() {
    same("-e", ".signed", "book.json");
    same("-e", ".missing", "book.json");
    same("-e", "empty", "book.json");
    same("-e", "false, true", "book.json");
    same("-n", "empty");
  }

  @Test
  void whatGoesWrongEndsWithTheSameStatus() {
    same(".name.deeper", "book.json");
    same(".[", "book.json");
    same("nosuchfunction", "book.json");
    same("$nosuchname", "book.json");
    same(".", "nosuchfile.json");
    same("--no-such-flag", ".", "book.json");
    same("-n", "--argjson", "a", "{", ".");
    same("-n", "--arg", "a");
    same("-n", "error(\"x\")");
    same("-n", "[1, 0] | .[0] / .[1]");
  }

  /** jq 1.6 ends with 4 here, later ones with the 2 that the manual has, as do we. */
  @Test
  void whatStandsBeforeAFaultIsTaken() {
    String[] line = {"-c", ".", "cut.json"};
    Tool.Run theirs = Tool.require("jq").in(folder).run(line);
    Tool.Run ours = new InProcessLab(folder, Map.of()).run(List.of("jq", "-c", ".", "cut.json"));
    assertThat(ours.stdout()).isEqualTo(theirs.stdout()).isEqualTo("{\"a\":1}\n");
    assertThat(theirs.status()).isIn(2, 4);
    assertThat(ours.status()).isEqualTo(2);
  }

  /** Later versions keep the digits that were read. */
  @Test
  void numbersAreWrittenAsJqOneSixDoes() {
    if (!Tool.require("jq").run("--version").stdout().strip().equals("jq-1.6")) {
      throw Skip.because("jq is another than 1.6");
    }
    same("-c", ".", "numbers.json");
    same("-c", "map(. * 3)", "numbers.json");
    same("-nc", "[nan, infinite, 5 / 2, 7 % 3]");
  }
}
