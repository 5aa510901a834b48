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

  /** What a whole number of 64 bits would give otherwise, and what is written into texts. */
  private static final String NUMBERS =
      """
      [9223372036854775807],
      [9223372036854775807 + 1],
      [9223372036854775807 * 2],
      [9007199254740993],
      [9007199254740993 == 9007199254740992],
      [[9007199254740993] | .[0]],
      [3000000000 * 3000000000 * 3000000000],
      [1e18 + 9e18],
      [1e18 * 10],
      [[range(25)] | reduce .[] as $i (1; . * ($i + 1))],
      [[range(25)] | map(. + 1000000000000000000) | add],
      [[9223372036854775807, 1] | add],
      [7.9 % 3.9],
      [1 / 3],
      [0 * -1],
      [10 / 5],
      [1e1000],
      [1e1000 * 0],
      [1e400 - 1e400],
      [1e19 | tostring],
      [1e17 | tostring],
      [1e18 | tojson],
      [123456789012 | tostring],
      ["\\(1e19)"],
      ["\\(9007199254740993)"],
      ["\\(9007199254740991 + 10)"],
      ["\\(0.1 + 0.2)"],
      ["\\(1e300)"],
      ["\\(1e-7)"],
      ["\\(5 / 2)"],
      ["\\(10 / 5)"],
      [[1e19, 1.5, 2] | @csv],
      [[1e19, 1.5, 2] | @tsv],
      [[1e19, 1.5] | @json],
      [[1e19, 1.5] | @text],
      [[1e19, 1.5] | @html],
      [[1e19, 1.5] | @sh],
      [1e19 | @base64],
      ["9223372036854775808" | tonumber],
      ["9223372036854775808" | tonumber + 1],
      ["9223372036854775807" | tonumber + 1],
      ["1e3" | tonumber],
      [9223372036854775807 | . + 1 | . - 1],
      [9223372036854775807 | floor],
      [1e19 | floor],
      [1e19 | sqrt],
      [pow(2; 63)],
      [pow(2; 64)],
      [pow(2; 63) + 1],
      [pow(2; 62) * 4],
      [[pow(2;63)] | .[0] += 1],
      [{"a": 9223372036854775807} | .a += 1],
      [{"a": 9223372036854775807} | .a *= 2],
      [{"a": 9223372036854775807} | .a -= -1],
      [{"a": 7} | .a %= 4],
      [{"a": 7} | .a /= 2],
      [{"a": 9223372036854775807} | .a |= . + 1],
      [9223372036854775807 as $x | $x + $x],
      [def f: . + 1; 9223372036854775807 | f],
      [def f(g): g * 4; f(9223372036854775807)],
      [[limit(3; range(9223372036854775800; 1e300))]],
      [[range(0.5; 3)]],
      [9223372036854775807 | length],
      [[3, 1e19, 9223372036854775807] | sort],
      [[3, 1e19, 9223372036854775807] | max],
      [[3, 1e19, 9223372036854775807] | min],
      [1e19 > 9223372036854775807],
      [[1,2,3] | .[1 + 0]],
      [[1,2,3] | .[3 / 2]],
      [[1,2,3] | .[1:2 + 1]],
      [[1,2,3] | .[1e19]],
      [[1,2,3] | has(1 + 1)],
      ["abc" * 2],
      ["abc" * 0],
      ["abc" / "b"],
      [[1,2,1] - [1]],
      [{"a":1} + {"b":2}],
      [{"a":{"b":1}} * {"a":{"c":2}}],
      [null + 5],
      [5 + null],
      [nan < 1],
      [[nan] | sort],
      [nan | tostring],
      [infinite | tostring],
      ["\\(nan)"],
      [[0,1] | .[0] = 1 + 1],
      [1.0],
      [1.50],
      [123456789.123456789],
      [0.00001],
      [1e-5],
      [[0.1, 1e-5, 1e17, 1e18] | tojson],
      [1700000000.5 | todate],
      [@text "\\(1 + 1)"],
      [[1, 1.0, 1.5] | group_by(.)],
      [[1, 1.0] | unique],
      [{"a":1.0} == {"a":1}],
      [1.0 == 1],
      [1 == 1.0],
      [[1] == [1.0]],
      [[1,2] | contains([1.0])],
      [[3,1,2] | sort_by(-.)],
      [[3,1,2] | min_by(. % 2)],
      [until(. > 100; . * 2)?],
      [1 | until(. > 100; . * 2)],
      [[1 | while(. < 100; . * 3)]],
      [[1 | recurse(if . < 3 then . + 1 else empty end)]],
      [[.[] += 1]?],
      [[1,2] | .[] += 1],
      [[1,2] | map(. * 1.5)],
      [[1e19,2.5] | join("-")],
      [[foreach range(5) as $i (0; . + $i; [$i, .])]],
      [1e19 | ltrimstr("a")],
      ["AB" | explode | map(. + 1) | implode],
      [[1,2,3,4] | .[-1 - 1]],
      [[1,2] | del(.[0 + 0])],
      [[1,2,3] | to_entries | map(.key * 2)],
      [{} | .a.b += 1],
      [{} | .a += 9223372036854775807 | .a += 1],
      [getpath(["a", 1 + 0])],
      [[[0, 1]] | getpath([0, 1 * 1])],
      [[1,2,3] | nth(1 + 1)],
      [[9223372036854775807 + 1] | .[0] | -(.) | -(.)],
      ["\\([1e19, -(1e18)]) \\({a: 1e17})"],
      [@json "x\\(1e19)"],
      [[9223372036854775807 + 1, 1] | map(. * . * .)],
      [9223372036854775808.0 - 9223372036854775807],
      [[.[]?, 18446744073709551616.0] | add]
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
  private static void requireOneSix() {
    if (!Tool.require("jq").run("--version").stdout().strip().equals("jq-1.6")) {
      throw Skip.because("jq is another than 1.6");
    }
  }

  @Test
  void everyNumberIsADouble() {
    requireOneSix();
    same("-nc", NUMBERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 % 0.5",
        "5 % 0",
        "\"a\" + 1",
        "{} - 1",
        "1 - \"a\"",
        "[1] * 2",
        "1 / \"a\"",
        "\"a\" % 2",
        "5 % \"a\""
      })
  void anOperatorRefusesTheSame(String filter) {
    same("-nc", filter);
  }

  /** jq gives what its processor makes of the numbers, which differs between processors. */
  @ParameterizedTest
  @ValueSource(strings = {"1e19 % 7", "10 % 1e19", "nan % 3", "infinite % 3"})
  void whatJqLeavesToTheProcessorIsRefused(String filter) {
    Tool.Run ours = new InProcessLab(folder, Map.of()).run(List.of("jq", "-n", filter));
    assertThat(ours.stdout()).isEmpty();
    assertThat(ours.status()).isEqualTo(5);
    assertThat(ours.stderr()).contains("have no remainder here");
  }

  @Test
  void numbersAreWrittenAsJqOneSixDoes() {
    requireOneSix();
    same("-c", ".", "numbers.json");
    same("-c", "map(. * 3)", "numbers.json");
    same("-nc", "[nan, infinite, 5 / 2, 7 % 3]");
  }
}
