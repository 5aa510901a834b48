package dev.signlab.oci.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTests {

  @ParameterizedTest
  @CsvSource({
    "linux, linux/amd64",
    "amd64, linux/amd64",
    "windows, windows/amd64",
    "macos/arm64, darwin/arm64",
    "Linux/AMD64, linux/amd64",
    "linux/x86_64, linux/amd64",
    "linux/amd64/v1, linux/amd64",
    "linux/amd64/v3, linux/amd64/v3",
    "linux/i386, linux/386",
    "linux/aarch64, linux/arm64",
    "linux/arm64/v8, linux/arm64",
    "linux/arm64/8, linux/arm64",
    "linux/arm64/v9, linux/arm64/v9",
    "linux/arm, linux/arm/v7",
    "linux/arm/7, linux/arm/v7",
    "linux/arm/v6, linux/arm/v6",
    "linux/armhf, linux/arm/v7",
    "linux/armel, linux/arm/v6",
    "linux/ppc64le, linux/ppc64le",
  })
  void onePlatformHasOneSpelling(String typed, String expected) {
    assertThat(Platform.parse(typed)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "linux/", "/amd64", "linux/arm/v7/x", "linux amd64", "linux/arm/"})
  void otherTextsAreNoPlatforms(String typed) {
    assertThatThrownBy(() -> Platform.parse(typed)).isInstanceOf(LabException.class);
  }
}
