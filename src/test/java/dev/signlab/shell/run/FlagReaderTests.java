package dev.signlab.shell.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagReaderTests {

  private static final CommandSpec SPEC = spec("docker sign");

  private static CommandSpec spec(String name) {
    return CommandSpec.of(name, "group", "Sign")
        .flag(Flag.file("key", "the key"))
        .flag(Flag.toggle("recursive", "all of it").withShort("r"))
        .flag(Flag.toggle("yes", "no questions").withShort("y"))
        .flag(Flag.text("annotations", "KEY=VALUE", "more").withShort("a").repeated())
        .flag(Flag.text("output", "FORM", "how").withShort("o").withDefault("json"))
        .arguments("IMAGE", "the image", Completion.IMAGE)
        .example(name + " --key cosign.key IMAGE")
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "--key k i ~ key=[k] [i]",
        "--key=k i ~ key=[k] [i]",
        "-key k i ~ key=[k] [i]",
        "i --key k ~ key=[k] [i]",
        "-r i ~ recursive=[true] [i]",
        "-ry i ~ recursive=[true] yes=[true] [i]",
        "--recursive=false i ~ recursive=[false] [i]",
        "-a x=1 -a y=2 i ~ annotations=[x=1, y=2] [i]",
        "-ax=1 i ~ annotations=[x=1] [i]",
        "-rax=1 i ~ recursive=[true] annotations=[x=1] [i]",
        "-o text i ~ output=[text] [i]",
        "-- --key ~ [--key]",
        "- i ~ [-, i]",
        "--key - i ~ key=[-] [i]"
      })
  void flagsAreReadAsCosignReadsThem(String words, String expected) {
    FlagReader.Reading reading = FlagReader.read(SPEC, List.of(words.split(" ", -1)));
    StringBuilder found = new StringBuilder();
    for (Flag flag : SPEC.flags()) {
      List<String> values = reading.flags().getOrDefault(flag.name(), List.of());
      boolean off = words.contains("=false") && flag.name().equals("recursive");
      boolean telling = !values.isEmpty() && !values.equals(List.of(flag.defaultValue()));
      found.append(telling || off ? flag.name() + "=" + values + " " : "");
    }
    assertThat(found.toString() + reading.arguments()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "--kee k i ~ unknown flag: --kee",
        "-x i ~ unknown flag: -x",
        "i --key ~ flag needs an argument: --key",
        "--key --yes i ~ flag needs an argument: --key",
        "--yes=perhaps i ~ invalid argument \"perhaps\" for \"-y, --yes\" flag: strconv.ParseBool:"
            + " parsing \"perhaps\": invalid syntax",
        "--key k ~ IMAGE is missing"
      })
  void whatIsWrongIsNamedWithALineThatWorks(String words, String summary) {
    assertThatThrownBy(() -> FlagReader.read(SPEC, List.of(words.split(" ", -1))))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> {
              assertThat(e.problem().summary()).isEqualTo(summary);
              assertThat(e.problem().exitStatus()).isEqualTo(2);
              assertThat(e.problem().hints()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "--kee k i ~ unknown flag: --kee",
        "-ry i ~ unknown flag: --ry",
        "-otext i ~ unknown flag: --otext",
        "-o=text i ~ unknown flag: --o",
        "--o=text i ~ unknown flag: --o",
        "-ax=1 i ~ unknown flag: --ax",
        "-xy i ~ unknown flag: --xy",
        "i --key ~ flag needs an argument: --key",
        "--yes=perhaps i ~ invalid argument \"perhaps\" for \"-y, --yes\" flag: strconv.ParseBool:"
            + " parsing \"perhaps\": invalid syntax",
        "--key k ~ requires at least 1 arg(s), only received 0"
      })
  void cosignsCommandsAnswerInItsWordsAndWithItsStatus(String words, String summary) {
    assertThatThrownBy(() -> FlagReader.read(spec("cosign sign"), List.of(words.split(" ", -1))))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> {
              assertThat(e.problem().summary()).isEqualTo(summary);
              assertThat(e.problem().exitStatus()).isEqualTo(1);
              assertThat(e.problem().hints()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "-ry i, cosign sign -r -y i",
    "-otext i, cosign sign -o text i",
    "-yo=text i, cosign sign -y -o text i"
  })
  void lettersInOneWordAreOfferedOneByOne(String words, String line) {
    assertThatThrownBy(() -> FlagReader.read(spec("cosign sign"), List.of(words.split(" ", -1))))
        .isInstanceOfSatisfying(
            LabException.class,
            e ->
                assertThat(e.problem().hints().getFirst().command().orElseThrow()).isEqualTo(line));
  }

  @Test
  void aLongFlagWithOneDashIsWarnedOfInCosignsWords() {
    assertThat(FlagReader.read(SPEC, List.of("-key", "k", "i")).warnings())
        .containsExactly(
            "WARNING: the -key flag is deprecated and will be removed in a future release."
                + " Please use the --key flag instead.");
  }

  @Test
  void aDeprecatedFlagIsWarnedOfInCobrasWordsAndLeftOutOfHelp() {
    CommandSpec spec =
        CommandSpec.of("cosign x", "group", "X")
            .flag(Flag.toggle("offline", "no network").deprecatedBecause("give a --bundle"))
            .build();
    assertThat(FlagReader.read(spec, List.of("--offline")).warnings())
        .containsExactly("Flag --offline has been deprecated, give a --bundle");
    assertThat(HelpText.of(spec)).noneMatch(line -> line.contains("offline"));
  }

  @Test
  void helpIsFoundAnywhereAndNeedsNoArguments() {
    assertThat(FlagReader.read(SPEC, List.of("--key", "k", "--help")).help()).isTrue();
    assertThat(FlagReader.read(SPEC, List.of("-h")).help()).isTrue();
    assertThat(FlagReader.read(SPEC, List.of("--", "--help")).help()).isFalse();
  }

  @Test
  void aNearFlagIsOffered() {
    assertThatThrownBy(() -> FlagReader.read(SPEC, List.of("--recursiv", "i")))
        .isInstanceOfSatisfying(
            LabException.class,
            e ->
                assertThat(e.problem().hints().getFirst().command().orElseThrow())
                    .isEqualTo("docker sign --recursive i"));
  }
}
