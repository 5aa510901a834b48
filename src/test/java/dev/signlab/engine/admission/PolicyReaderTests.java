package dev.signlab.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.name.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies as people write them for sigstore's policy-controller. */
class PolicyReaderTests {

  private static final String PEOPLE =
      """
      apiVersion: policy.sigstore.dev/v1beta1
      kind: ClusterImagePolicy
      metadata:
        name: people
      spec:
        images:
        - glob: "localhost:5001/prod/**"
        authorities:
        - keyless:
            identities:
            - issuer: http://localhost:5101
              subjectRegExp: ^.*@example\\.com$
        - name: nobody
          static:
            action: fail
            message: not here
      """;

  @Test
  void aPolicyIsReadAsItIsWritten() {
    ClusterImagePolicy policy = read(PEOPLE).getFirst();
    assertThat(policy.name()).isEqualTo("people");
    assertThat(policy.mode()).isEqualTo(ClusterImagePolicy.Mode.ENFORCE);
    assertThat(policy.authorities())
        .extracting(Authority::name)
        .containsExactly("authority-0", "nobody");
    assertThat(policy.authorities().getFirst().layout().words()).isEqualTo("legacy");
    assertThat(policy.authorities().getLast().asked())
        .isEqualTo(new Authority.Fixed(false, "not here"));
  }

  @Test
  void aFileMayHoldSeveral() {
    String second =
        PEOPLE.replace("name: people", "name: second").replace("spec:", "spec:\n  mode: warn");
    List<ClusterImagePolicy> policies = read(PEOPLE + "---\n" + second);
    assertThat(policies).extracting(ClusterImagePolicy::name).containsExactly("people", "second");
    assertThat(policies.getLast().mode()).isEqualTo(ClusterImagePolicy.Mode.WARN);
  }

  /** Each replaces one text; the line of what is wrong is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v1beta1                         | v1                       | 1  | v1
          ClusterImagePolicy              | ImagePolicy              | 2  | ImagePolicy
          images:                         | image:                   | 6  | image
          - glob: "localhost:5001/prod/**"| - glob: "local host/**"  | 7  | local host
          - keyless:                      | - keyles:                | 9  | keyles
          - name: nobody                  | - source: []             | 13 | source
          subjectRegExp: ^.*@example\\.com$| email: ada               | 12 | email
          subjectRegExp: ^.*@example\\.com$| x-y: 1                   | 12 | x-y
          ^.*@example\\.com$              | ^(?=a)$                  | 12 | (?=a)
          action: fail                    | action: maybe            | 15 | maybe
          message: not here               | message: [a]             | 16 | list
          - name: nobody                  | - ctlog: {}              | 13 | ctlog
          - name: nobody                  | - attestations: [{predicateType: custom}] | 13 | attestations
          subjectRegExp: ^.*@example\\.com$| subjectRegExp: ""        | 11 | neither
          issuer: http://localhost:5101   | issuer: ""               | 11 | neither
          """)
  void whatIsNotUnderstoodIsRefusedWithItsLine(String old, String now, int line, String found) {
    assertThat(PEOPLE).contains(old);
    assertThatThrownBy(() -> read(PEOPLE.replace(old, now)))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> {
              assertThat(e.problem().cause()).contains(Cause.MALFORMED);
              assertThat(e.problem().summary()).startsWith("policy.yaml:" + line + ":");
              assertThat(e.problem().found().orElse("")).contains(found);
            });
  }

  @Test
  void anIdentityNeedsBothHalvesAndALogOfTheSameRoot() {
    assertThatThrownBy(() -> read(PEOPLE.replace("issuer: http://localhost:5101", "")))
        .hasMessageContaining("issuer of an item of identities");
    String half = PEOPLE.replace("- keyless:", "- keyless:\n      trustRootRef: lab");
    assertThatThrownBy(() -> read(half)).hasMessageContaining("ctlog");
    String whole = half.replace("- keyless:", "- ctlog: {trustRootRef: lab}\n    keyless:");
    assertThat(read(whole).getFirst().authorities()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:5001/prod/**, localhost:5001/prod/team/app:1.0, true",
    "localhost:5001/prod/*, localhost:5001/prod/team/app:1.0, false",
    "localhost:5001/prod/*, localhost:5001/prod/app:1.0, true",
    "localhost:5001/**, localhost:50010/app:1.0, false",
    "registry.example/app:1.0, registryxexample/app:1.0, false",
    "*, alpine, true",
    "*, team/alpine, false",
    "*/*, team/alpine, true",
    "**, anything.example/a/b/c:1, true",
  })
  void aGlobFitsAWholeName(String glob, String image, boolean fits) {
    assertThat(ImageGlob.of(glob).fits(Reference.parse(image), image)).isEqualTo(fits);
  }

  private static List<ClusterImagePolicy> read(String yaml) {
    return ClusterImagePolicy.parseAll(
        Path.of("policy.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
  }
}
