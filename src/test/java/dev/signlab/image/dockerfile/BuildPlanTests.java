package dev.signlab.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import dev.signlab.image.dockerfile.Instruction.Copy;
import dev.signlab.oci.model.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildPlanTests {

  /** A semicolon for each line end; then the stages that are built, with what they begin. */
  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          FROM scratch                                       | - | 0 nothing
          FROM r/a:1                                         | - | 0 r/a:1
          FROM r/a AS x;FROM r/b                             | - | 1 r/b
          FROM r/a AS x;FROM x                               | - | 0 r/a, 1 stage 0
          FROM r/a AS X;FROM x AS y;FROM Y                   | - | 0 r/a, 1 stage 0, 2 stage 1
          FROM r/a AS x;FROM r/b;COPY --from=x a b           | - | 0 r/a, 1 r/b
          FROM r/a AS x;FROM r/b;COPY --from=X a b           | - | 0 r/a, 1 r/b
          FROM r/a;FROM r/b;COPY --from=0 a b                | - | 0 r/a, 1 r/b
          FROM r/a;FROM r/b;COPY --from=r/c a b              | - | 1 r/b
          FROM r/a AS x;RUN true;FROM scratch                | - | 1 nothing
          FROM r/a AS x;FROM r/b AS y;FROM r/c               | y | 1 r/b
          FROM r/a AS x;FROM r/b AS y;FROM r/c               | Y | 1 r/b
          FROM r/a AS x;FROM r/b AS y;FROM r/c               | 0 | 0 r/a
          FROM r/a AS x;FROM r/b AS x;FROM x                 | - | 1 r/b, 2 stage 1
          FROM x AS x                                        | - | 0 x
          ARG B=scratch;FROM $B                              | - | 0 nothing
          ARG B;FROM ${B:-r/a:}1                             | - | 0 r/a:1
          ARG B=x;FROM r/a AS x;FROM $B                      | - | 0 r/a, 1 stage 0
          FROM oci:folder/image:1                            | - | 0 oci:folder/image:1
          """)
  void findsTheStagesThatAreNeeded(String lines, String target, String stages) {
    BuildPlan plan = plan(lines, Optional.ofNullable(target));
    assertThat(
            plan.stages().stream()
                .map(stage -> stage.index() + " " + words(stage.base()))
                .collect(Collectors.joining(", ")))
        .isEqualTo(stages);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          FROM $NONE                             | line 1: $NONE gives no text where an image
          FROM --platform=$NONE x                | line 1: $NONE gives no text where a platform
          FROM --platform=a/b/c/d x              | line 1: a/b/c/d is no platform
          FROM --os=linux x                      | line 1: no flag --os of FROM
          FROM x;COPY --from=1 a b               | line 2: there is no stage 1
          FROM x;COPY --from=0 a b               | line 2: stage 0 is not above this one
          FROM x AS y;COPY --from=y a b          | line 2: stage y is not above this one
          FROM x;COPY --from=y a b;FROM z AS y;FROM scratch;COPY --from=0 a b | line 2: stage y
          FROM x AS y;RUN a;FROM y               | line 2: RUN is not done here
          ARG A=${B?gone};FROM scratch           | line 1: B: gone
          """)
  void refusesWithTheLine(String lines, String message) {
    LabException failure =
        catchThrowableOfType(LabException.class, () -> plan(lines, Optional.empty()));
    assertThat(failure).hasMessageContaining("Dockerfile " + message);
  }

  @Test
  void namesTheStagesWhereThereIsNoneOfAName() {
    LabException failure =
        catchThrowableOfType(
            LabException.class, () -> plan("FROM a AS x;FROM b AS y", Optional.of("z")));
    assertThat(failure).hasMessage("no stage z in Dockerfile");
    assertThat(failure.problem().found().orElseThrow()).isEqualTo("x, y");
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    LabException failure =
        catchThrowableOfType(
            LabException.class,
            () -> plan("FROM a AS x;RUN 1;FROM x;RUN 2;COPY --from=7 a b", Optional.empty()));
    assertThat(failure.problem().found().orElseThrow())
        .isEqualTo(
            """
            line 2: RUN is not done here: RUN 1
            line 4: RUN is not done here: RUN 2
            line 5: there is no stage 7\
            """);
  }

  @Test
  void tellsFromWhereFilesAreCopied() {
    BuildPlan plan =
        plan(
            "FROM a AS x;FROM b;COPY c d;COPY --from=x c d;COPY --from=0 c d;COPY --from=r/i:1 c"
                + " d;COPY --from=scratch c d",
            Optional.empty());
    PlannedStage last = plan.stages().getLast();
    assertThat(
            last.instructions().stream()
                .map(copy -> words(plan.origin(last, (Copy) copy)))
                .toList())
        .containsExactly("context", "stage 0", "stage 0", "r/i:1", "nothing");
  }

  @Test
  void warnsOfASecondStageOfAName() {
    assertThat(plan("FROM a AS x;FROM b AS X", Optional.empty()).warnings())
        .containsExactly("line 2: a second stage is called x");
  }

  private static BuildPlan plan(String lines, Optional<String> target) {
    Dockerfile file = Dockerfile.parse(lines.replace(';', '\n') + "\n", "Dockerfile");
    return BuildPlan.of(file, new BuildRequest(Map.of(), Platform.LINUX_AMD64, target));
  }

  private static String words(Origin origin) {
    return switch (origin) {
      case Origin.Nothing nothing -> "nothing";
      case Origin.Context context -> "context";
      case Origin.EarlierStage(int index) -> "stage " + index;
      case Origin.OtherImage(String name) -> name;
    };
  }
}
