package dev.signlab.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.model.Platform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTests {

  /** What BuildKit's lexer makes of a word where A is {@code v}, E is empty, and U has no value. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          x$A               | xv
          x${A}y            | xvy
          $Ay               | ~~
          $A-y              | v-y
          '$A'              | $A
          "$A"              | v
          "'$A'"            | 'v'
          \\$A              | $A
          "\\$A"            | $A
          '\\$A'            | \\$A
          \\\\$A            | \\v
          "\\\\$A"          | \\v
          a\\b              | ab
          "a\\b"            | a\\b
          "a\\"b"           | a"b
          "a b"             | a b
          a" b "c           | a b c
          a\\ b             | a b
          $                 | $
          a$                | a$
          $.                | $.
          $1                | ~~
          ${U}              | ~~
          [$U]              | []
          ${U-x}            | x
          ${E-x}            | ~~
          ${A-x}            | v
          ${U:-x}           | x
          ${E:-x}           | x
          ${A:-x}           | v
          ${U+x}            | ~~
          ${E+x}            | x
          ${A+x}            | x
          ${U:+x}           | ~~
          ${E:+x}           | ~~
          ${A:+x}           | x
          ${A?m}            | v
          ${E?m}            | ~~
          ${A:?m}           | v
          ${U:-$A}          | v
          ${U:-${E:-$A}}    | v
          ${U:-'$A'}        | $A
          ${U:-"a b"}       | a b
          ${U:-a\\}b}       | a}b
          ${P#*/}           | usr/local/x.tar.gz
          ${P##*/}          | x.tar.gz
          ${P%.*}           | /usr/local/x.tar
          ${P%%.*}          | /usr/local/x
          ${P#/usr}         | /local/x.tar.gz
          ${P#usr}          | /usr/local/x.tar.gz
          ${P%.g?}          | /usr/local/x.tar
          ${P/l/L}          | /usr/Local/x.tar.gz
          ${P//l/L}         | /usr/LocaL/x.tar.gz
          ${P/\\/usr/}      | /local/x.tar.gz
          ${P//\\//-}       | -usr-local-x.tar.gz
          ${P/[l]/y}        | /usr/local/x.tar.gz
          ${P/l*/y}         | /usr/y
          ${U#x}            | ~~
          """)
  void putsValuesIn(String word, String value) {
    assertThat(
            Built.label("FROM scratch\nARG A=v E= P=/usr/local/x.tar.gz\nLABEL l=" + word + "\n"))
        .isEqualTo(value);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ${U?}       | U: is not allowed to be unset
          ${E:?}      | E: is not allowed to be empty
          ${U?no u}   | U: no u
          ${U:?no u}  | U: no u
          ${A         | no '}' behind ${
          ${A:        | no '}' behind ${
          ${A:-x      | no '}' behind ${
          ${          | no '}' behind ${
          ${}         | no name in ${…}
          ${:x}       | no name in ${…}
          ${A^^}      | ${…^…} is not known
          ${A:=x}     | ${…:=…} is not known
          ${A@Q}      | ${…@…} is not known
          ${A/x}      | no second '/'
          ${A#\\d}    | \\d means nothing in the pattern
          """)
  void refusesWhatIsNoSubstitution(String word, String message) {
    assertThat(failureOf("FROM scratch\nARG A=v E=\nUSER " + word + "\n"))
        .hasMessageStartingWith("Dockerfile line 3: ")
        .hasMessageContaining(message);
  }

  /** A semicolon for each line end; the label of the last stage where ENV B is below it. */
  @ParameterizedTest(name = "{0} makes {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ARG A=1;FROM scratch;LABEL l=x$A                          | x
          ARG A=1;FROM scratch;ARG A;LABEL l=x$A                    | x1
          ARG A=1;FROM scratch;ARG A=2;LABEL l=x$A                  | x2
          ARG A;FROM scratch;ARG A;LABEL l=x${A-unset}              | xunset
          ARG A=;FROM scratch;ARG A;LABEL l=x${A-unset}             | x
          ARG A=1;ARG C=${A}2;FROM scratch;ARG C;LABEL l=$C         | 12
          FROM scratch;LABEL l=x$A;ARG A=1                          | x
          FROM scratch;ARG A=1;ENV A=2;LABEL l=$A                   | 2
          FROM scratch;ARG A=1;ARG A=2;LABEL l=$A                   | 2
          FROM scratch;ENV A=1;ARG A;LABEL l=$A                     | 1
          FROM scratch;ENV A=1;ENV A=2 C=$A;LABEL l=$A$C            | 21
          FROM scratch;ENV A=1 C=x$A;LABEL l=$C                     | x
          FROM scratch;ARG A=1 C=x$A;LABEL l=$C                     | x1
          FROM base;LABEL l=$B                                      | below
          FROM base;ENV B=$B:more;LABEL l=$B                        | below:more
          FROM base;ARG B;LABEL l=$B                                | below
          FROM base;ARG B=arg;LABEL l=$B                            | arg
          FROM scratch;ARG GIVEN;LABEL l=$GIVEN                     | given
          FROM scratch;ARG GIVEN=default;LABEL l=$GIVEN             | given
          FROM scratch;ARG GIVEN;ENV GIVEN=env;LABEL l=$GIVEN       | env
          FROM scratch;ARG GIVEN;ENV GIVEN=${GIVEN:-x};LABEL l=$GIVEN | given
          FROM scratch;LABEL l=x$GIVEN                              | x
          ARG GIVEN=d;FROM scratch;LABEL l=x$GIVEN                  | x
          ARG GIVEN=d;FROM scratch;ARG GIVEN;LABEL l=$GIVEN         | given
          FROM scratch;ARG EMPTY=d;LABEL l=x$EMPTY                  | x
          FROM scratch AS a;ARG A=1;ENV C=2;FROM a;LABEL l=$A$C     | 12
          FROM scratch AS a;ARG A=1;FROM scratch;LABEL l=x$A        | x
          FROM scratch;ENV old form $A  x;LABEL l=$old              | form   x
          FROM scratch;ENV old "a  b";LABEL l=$old                  | a  b
          FROM scratch;ENV A=b;LABEL $A=1 l=${A}                    | 1
          FROM scratch;LABEL l=x$TARGETARCH                         | x
          FROM scratch;ARG TARGETARCH TARGETOS;LABEL l=$TARGETOS-$TARGETARCH | linux-amd64
          FROM scratch;ARG TARGETPLATFORM BUILDPLATFORM;LABEL l=$TARGETPLATFORM=$BUILDPLATFORM | \
          linux/amd64=linux/amd64
          FROM scratch;ARG TARGETVARIANT=v9;LABEL l=x$TARGETVARIANT | xv9
          FROM scratch;ARG TARGETVARIANT;LABEL l=x${TARGETVARIANT-unset} | x
          FROM scratch;ARG TARGETSTAGE;LABEL l=$TARGETSTAGE         | default
          ARG T=$TARGETARCH;FROM scratch;ARG T;LABEL l=$T           | amd64
          FROM scratch;ENV PATH=/x:$PATH;LABEL l=$PATH              | \
          /x:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
          """)
  void knowsWhichValueCounts(String lines, String label) {
    Map<String, String> labels =
        Built.labels(
            lines.replace(';', '\n'), Map.of("GIVEN", "given", "EMPTY", ""), Map.of("B", "below"));
    assertThat(labels.values().iterator().next()).isEqualTo(label);
  }

  @Test
  void readsThePlatformThatIsAskedFor() {
    BuildRequest request =
        new BuildRequest(Map.of(), Platform.parse("linux/arm/v7"), Optional.of("a"));
    BuildPlan plan =
        BuildPlan.of(
            Dockerfile.parse("FROM --platform=$TARGETPLATFORM x AS a\n", "Dockerfile"), request);
    assertThat(plan.globals())
        .containsEntry("TARGETPLATFORM", "linux/arm/v7")
        .containsEntry("TARGETVARIANT", "v7")
        .containsEntry("TARGETSTAGE", "a")
        .containsEntry("BUILDARCH", "amd64");
    assertThat(plan.stages().getFirst().platform()).contains(Platform.parse("linux/arm/7"));
  }

  @ParameterizedTest
  @CsvSource({
    "amd64, linux/amd64",
    "linux/x86_64, linux/amd64",
    "linux/arm64/v8, linux/arm64",
    "aarch64, linux/arm64",
    "linux/arm, linux/arm/v7",
    "linux/armel, linux/arm/v6",
    "windows/amd64, windows/amd64",
    "Linux/AMD64, linux/amd64"
  })
  void namesPlatformsAsDockerDoes(String text, String platform) {
    assertThat(Platform.parse(text)).hasToString(platform);
  }

  @Test
  void keepsTheEscapeThatTheFileChose() {
    String text = "# escape=`\nFROM scratch\nARG A=1\nLABEL l=C:\\x\\$A m=`$A n=\"`$A\\\"\n";
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("l", "C:\\x\\1");
    wanted.put("m", "$A");
    wanted.put("n", "$A\\");
    assertThat(Built.labels(text, Map.of(), Map.of())).isEqualTo(wanted);
  }

  @Test
  void namesTheArgumentsThatNobodyAskedFor() {
    Map<String, String> arguments =
        Map.of("USED", "1", "OTHER", "2", "http_proxy", "3", "TARGETARCH", "arm64");
    assertThat(Built.plan("FROM scratch\nARG USED\n", arguments).warnings())
        .containsExactly("one or more build-args [OTHER] were not consumed");
  }

  private static LabException failureOf(String text) {
    return catchThrowableOfType(LabException.class, () -> Built.labels(text, Map.of(), Map.of()));
  }
}
