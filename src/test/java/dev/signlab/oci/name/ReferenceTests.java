package dev.signlab.oci.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTests {

  private static final String DIGEST =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @ParameterizedTest
  @CsvSource({
    "localhost:5001/studentbook:1.0, localhost:5001, studentbook, 1.0",
    "localhost:5001/studentbook, localhost:5001, studentbook, latest",
    "localhost:5001/studentbook/1.0, localhost:5001, studentbook/1.0, latest",
    "localhost/a, localhost, a, latest",
    "127.0.0.1:5001/t/img:v1, 127.0.0.1:5001, t/img, v1",
    "[::1]:5001/a:b, [::1]:5001, a, b",
    "registry.example/team/a__b-c.d/e:V1_x, registry.example, team/a__b-c.d/e, V1_x",
    "ubuntu, index.docker.io, library/ubuntu, latest",
    "docker.io/library/ubuntu:24.04, index.docker.io, library/ubuntu, 24.04",
    "user/app:1, index.docker.io, user/app, 1",
  })
  void tagsAreReadAsDockerAndCosignReadThem(
      String text, String registry, String repository, String tag) {
    Reference reference = Reference.parse(text);

    assertThat(reference)
        .isEqualTo(new TagReference(new Repository(new Registry(registry), repository), tag));
    assertThat(Reference.parse(reference.toString())).isEqualTo(reference);
  }

  @Test
  void whereTagAndDigestAreGivenTheDigestCounts() {
    assertThat(Reference.parse("localhost:5001/app:1.0@" + DIGEST))
        .isEqualTo(Repository.parse("localhost:5001/app").digest(Digest.parse(DIGEST)))
        .hasToString("localhost:5001/app@" + DIGEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "/",
        "localhost:5001/",
        "localhost:5001/App",
        "localhost:5001/app:",
        "localhost:5001/app:-x",
        "localhost:5001/app:a b",
        "localhost:99999/app",
        "localhost:/app",
        "localhost:5001/a//b",
        "localhost:5001/a..b",
        "localhost:5001/a___b",
        "localhost:5001/-a",
        "localhost:5001/a-",
        "localhost:5001/app@sha256:abc",
        "localhost:5001/app@md5:d41d8cd98f00b204e9800998ecf8427e",
        "http://localhost:5001/app",
        "docker://localhost:5001/app",
        "app;rm",
        "äpp"
      })
  void everythingElseIsRefusedWithWhatWasExpected(String text) {
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> Reference.parse(text))
        .satisfies(e -> assertThat(e.problem().expected().orElseThrow()).isNotBlank())
        .satisfies(e -> assertThat(e.problem().found()).isPresent());
  }

  @Test
  void anUpperCaseNameIsAnsweredWithTheLineThatWorks() {
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> Reference.parse("localhost:5001/StudentBook:1.0"))
        .satisfies(
            e ->
                assertThat(e.problem().hints())
                    .contains(new Hint("names are lower case", "localhost:5001/studentbook:1.0")));
  }

  @Test
  void aUrlIsAnsweredWithTheNameInIt() {
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> Reference.parse("docker://localhost:5001/app:1"))
        .satisfies(
            e ->
                assertThat(e.problem().hints())
                    .contains(new Hint("leave out the scheme", "localhost:5001/app:1")));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:5001, true",
    "localhost, true",
    "a.localhost:80, true",
    "127.0.0.1:5001, true",
    "[::1]:5001, true",
    "registry.example, false",
    "10.0.0.1:5000, false",
    "localhost.example, false",
  })
  void onlyThisMachineIsLoopback(String host, boolean loopback) {
    assertThat(new Registry(host).isLoopback()).isEqualTo(loopback);
  }

  @Test
  void aRepositoryHasNeitherTagNorDigest() {
    assertThat(Repository.parse("localhost:5001/a/b")).hasToString("localhost:5001/a/b");
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> Repository.parse("localhost:5001/a:1"));
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> Repository.parse("localhost:5001/a@" + DIGEST));
  }

  @Test
  void aNameThatBeginsLikeLoopbackIsNot() {
    assertThat(Reference.parse("127.0.0.1:5000/app").repository().registry().isLoopback()).isTrue();
    assertThat(Reference.parse("127.example.com/app").repository().registry().isLoopback())
        .isFalse();
  }
}
