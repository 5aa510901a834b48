package dev.signlab.engine.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.TestImages;
import dev.signlab.engine.verify.Verification;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageCopyTests extends MovingFixture {

  @Test
  void everythingGoesAlongToAnotherRegistry() {
    TagReference target = tag(two, "release/app:1.0");

    assertThat(ImageCopy.of(CLIENT, source).to(target)).isEqualTo(image.digest());

    assertThat(referrers(target.repository())).isEqualTo(2);
    assertThat(tags(target.repository())).hasSize(5).contains("1.0", sbom());
    assertThat(Verification.of(target).client(CLIENT).with(KEYS.publicKey()).run().passed())
        .isTrue();
    for (Descriptor child : ((ImageIndex) CLIENT.manifest(target)).manifests()) {
      var one = target.repository().digest(child.digest());
      assertThat(Verification.of(one).client(CLIENT).with(KEYS.publicKey()).run().passed())
          .isTrue();
    }
  }

  @Test
  void blobsAreMountedWithinARegistry() {
    TagReference target = tag(one, "release/app:1.0");
    ImageCopy.of(CLIENT, source).to(target);
    assertThat(tags(target.repository())).contains("1.0");
  }

  @Test
  void aSecondCopyTellsNothing() {
    TagReference target = tag(two, "release/app:1.0");
    ImageCopy.of(CLIENT, source).to(target);
    List<String> told = new ArrayList<>();
    ImageCopy.of(CLIENT, source).telling(into(told)).to(target);
    assertThat(told).isEmpty();
  }

  @Test
  void nothingIsMovedWhereATagWouldBeOverwritten() {
    TagReference target = tag(two, "release/app:1.0");
    TestImages.push(CLIENT, target, "another");
    List<String> told = new ArrayList<>();
    ImageCopy copy = ImageCopy.of(CLIENT, source).telling(into(told));

    assertThatThrownBy(() -> copy.to(target))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("already exists. Use `-f` to overwrite");

    assertThat(told).isEmpty();
    assertThat(tags(target.repository())).containsExactly("1.0");
    copy.overwriting().to(target);
    assertThat(CLIENT.resolve(target)).isEqualTo(image.digest());
  }

  @Test
  void partsAloneGiveTheImageNoTag() {
    Repository release = tag(two, "release/app:1.0").repository();
    ImageCopy.of(CLIENT, source).only(Set.of(Part.SIGNATURES)).to(release.tag("1.0"));
    assertThat(tags(release)).hasSize(3).allMatch(tag -> tag.endsWith(".sig"));
    assertThat(referrers(release)).as("bundles are no part to cosign").isZero();
  }

  @Test
  void theTagOfTheImageIsWrittenLast() {
    List<String> told = new ArrayList<>();
    ImageCopy.of(CLIENT, source).telling(into(told)).to(tag(two, "release/app:1.0"));
    assertThat(told.getLast()).endsWith("/release/app:1.0");
    assertThat(told).filteredOn(each -> each.endsWith(":1.0")).hasSize(1);
  }

  @Test
  void refusesAPlatformThatTheIndexDoesNotName() {
    ImageCopy copy = ImageCopy.of(CLIENT, source).platform("linux/arm64");
    assertThatThrownBy(() -> copy.to(tag(two, "release/app:1.0")))
        .hasMessageContaining("unable to find an entity for linux/arm64");
  }

  private String sbom() {
    return "sha256-" + image.digest().hex() + ".sbom";
  }

  private static MoveListener into(List<String> told) {
    return new MoveListener() {
      @Override
      public void moving(String from, String to) {
        told.add(to);
      }

      @Override
      public void note(String sentence) {
        told.add(sentence);
      }
    };
  }
}
