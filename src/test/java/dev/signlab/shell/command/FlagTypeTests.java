package dev.signlab.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words behind flags, read as pflag and Go's encoding/csv read them. */
class FlagTypeTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "SLICE ~ a=1 ~ a=1",
        "SLICE ~ a=1,b=2 ~ a=1|b=2",
        "SLICE ~ a=1, ~ a=1|",
        "SLICE ~ ` a=1, b=2` ~ ` a=1| b=2`",
        "SLICE ~ \"a=1,b=2\" ~ a=1,b=2",
        "SLICE ~ \"a=\"\"x\"\"\",c ~ a=\"x\"|c",
        "SLICE ~ ,, ~ ||",
        "SLICE ~ `a\nb,c` ~ a",
        "SLICE ~ `\n\na,b\r` ~ a|b",
        "SLICE ~ `\"a\r\nb\",c` ~ `a\nb|c`",
        "SLICE ~ ä,ö ~ ä|ö",
        "ARRAY ~ a=1,b=\"2 ~ a=1,b=\"2",
        "TEXT ~ a,b ~ a,b",
        "MAP ~ a=1 ~ a=1",
        "MAP ~ a=1,b=2 ~ a=1|b=2",
        "MAP ~ a=1,b ~ a=1,b",
        "MAP ~ \"a=1\" ~ a=1",
        "NUMBER ~ 0x1f ~ 0x1f",
        "NUMBER ~ -3 ~ -3",
        "DURATION ~ 1h2m3.5s ~ 1h2m3.5s",
        "DURATION ~ 0 ~ 0",
      })
  void aWordIsTakenApartByItsType(FlagType type, String word, String values) {
    assertThat(String.join("|", type.values(word))).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "SLICE ~ a\"b ~ parse error on line 1, column 2: bare \" in non-quoted-field",
        "SLICE ~ ä\"b ~ parse error on line 1, column 3: bare \" in non-quoted-field",
        "SLICE ~ a=b,\" ~ parse error on line 1, column 6: extraneous or missing \" in"
            + " quoted-field",
        "SLICE ~ \"a\"b ~ parse error on line 1, column 3: extraneous or missing \" in"
            + " quoted-field",
        "SLICE ~ `\"a\n"
            + "b` ~ record on line 1; parse error on line 2, column 2: extraneous or missing \" in"
            + " quoted-field",
        "SLICE ~ `\n` ~ EOF",
        "MAP ~ a,b ~ a,b must be formatted as key=value",
        "MAP ~ a=1,b=2,c ~ c must be formatted as key=value",
        "NUMBER ~ many ~ strconv.ParseInt: parsing \"many\": invalid syntax",
        "NUMBER ~ 08 ~ strconv.ParseInt: parsing \"08\": invalid syntax",
        "DURATION ~ 3x ~ time: unknown unit \"x\" in duration \"3x\"",
        "DURATION ~ 30 ~ time: missing unit in duration \"30\"",
        "DURATION ~ soon ~ time: invalid duration \"soon\""
      })
  void whatIsNoneOfTheTypeIsRefusedInGosWords(FlagType type, String word, String reason) {
    assertThatThrownBy(() -> type.values(word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @Test
  void anEmptyWordIsAnEmptyList() {
    assertThat(FlagType.SLICE.values("")).isEmpty();
    assertThat(FlagType.ARRAY.values("")).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1", "a=x,y", "a=\"q\"", " a=1", "a=1\nb"})
  void aValueThatIsWrittenIsReadBackAlone(String value) {
    assertThat(FlagType.SLICE.values(FlagType.SLICE.written(value))).containsExactly(value);
    assertThat(FlagType.ARRAY.values(FlagType.ARRAY.written(value))).containsExactly(value);
  }

  @Test
  void textIsQuotedAsGoQuotesIt() {
    assertThat(GoQuote.of("a\"b\\\n\t\u001bé\u202e"))
        .isEqualTo("\"a\\\"b\\\\\\n\\t\\x1bé\\u202e\"");
  }
}
