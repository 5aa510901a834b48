package dev.signlab.engine.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestImagesTests {

  @Test
  void findsImagesInAllDocumentsAndInitContainersFirst() {
    String text =
        """
        kind: Pod
        spec:
          containers:
          - {name: a, image: r/one:1}
          initContainers:
          - image: "r/two:2"
        ---
        kind: List
        items:
        - spec: {template: {spec: {containers: [{image: r/three:3}]}}}
        """;
    assertThat(ManifestImages.in(text, "pod.yaml"))
        .containsExactly("r/two:2", "r/one:1", "r/three:3");
  }

  @Test
  void followsAnAliasOfAText() {
    assertThat(ManifestImages.in("a: &x r/one:1\nimage: *x\n", "pod.yaml"))
        .containsExactly("r/one:1");
  }

  /** Where an alias repeats a container, that one runs too. */
  @Test
  void followsAnAliasOfAMap() {
    String text = "base: &base {image: r/one:1}\ncontainers: [*base, {image: r/two:2}]\n";
    assertThat(ManifestImages.in(text, "pod.yaml"))
        .containsExactly("r/one:1", "r/one:1", "r/two:2");
  }

  @Test
  void anAliasOfAnotherDocumentNamesNothing() {
    assertThatThrownBy(() -> ManifestImages.in("a: &x r/one:1\n---\nimage: *x\n", "pod.yaml"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("no anchor &x");
  }

  @Test
  void passesOverOtherKeys() {
    assertThat(ManifestImages.in("images: [r/one:1]\n", "values.yaml")).isEmpty();
  }

  /** An image that cannot be read must not go by unverified beside one that verifies. */
  @ParameterizedTest
  @ValueSource(strings = {"{name: x}", "[r/two:2]", "*list"})
  void refusesAnImageThatIsNoText(String image) {
    String text = "image: r/one:1\n---\nall: &list [a]\nimage: " + image + "\n";
    assertThatThrownBy(() -> ManifestImages.in(text, "pod.yaml"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("unable to decode the manifest");
  }

  @Test
  void refusesWhatIsNoYaml() {
    assertThatThrownBy(() -> ManifestImages.in("a: [", "pod.yaml"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("unable to parse manifest");
  }

  @Test
  void refusesWhatIsNestedTooDeeply() {
    assertThatThrownBy(() -> ManifestImages.in("[".repeat(500), "pod.yaml"))
        .isInstanceOf(LabException.class);
  }
}
