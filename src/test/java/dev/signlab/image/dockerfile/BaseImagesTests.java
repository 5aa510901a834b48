package dev.signlab.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaseImagesTests {

  @Test
  void passesOverScratchAndStages() {
    BaseImages found =
        BaseImages.in(
            """
            ARG BASE=r/one:1
            FROM $BASE AS build
            FROM --platform=linux/amd64 r/two:2 as two
            FROM scratch
            COPY --from=build /a /a
            COPY --from=0 /b /b
            COPY --from=r/three:3 /c /c
            FROM build
            """,
            Map.of());
    assertThat(found.all()).containsExactly("r/one:1", "r/two:2", "r/three:3");
    assertThat(found.last()).isEmpty();
    assertThat(found.scratches()).isEqualTo(1);
  }

  @Test
  void theEnvironmentWinsOverDefaults() {
    BaseImages found = BaseImages.in("ARG TAG=1\nFROM r/app:${TAG}\n", Map.of("TAG", "2"));
    assertThat(found).isEqualTo(new BaseImages(List.of("r/app:2"), List.of("r/app:2"), 0));
  }

  @Test
  void refusesAVariableWithoutValue() {
    assertThatThrownBy(() -> BaseImages.in("FROM ${IMG} AS x\n", Map.of()))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("names no image");
  }
}
