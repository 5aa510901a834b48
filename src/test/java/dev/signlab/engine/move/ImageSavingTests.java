package dev.signlab.engine.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.attach.SavedImage;
import dev.signlab.engine.verify.Verification;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.TagReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageSavingTests extends MovingFixture {

  private static final ImageSaving SAVING = ImageSaving.of(CLIENT);

  @Test
  void whatWasSavedComesBackWhole() {
    Path saved = folder.resolve("saved");
    SAVING.save(source, saved);
    TagReference target = tag(two, "release/app:1.0");

    assertThat(SAVING.load(saved, target)).isEqualTo(image.digest());

    assertThat(referrers(target.repository())).isEqualTo(2);
    assertThat(tags(target.repository())).hasSize(5);
    assertThat(Verification.of(target).client(CLIENT).with(KEYS.publicKey()).run().passed())
        .isTrue();
  }

  @Test
  void marksItsEntriesAsCosignDoes() {
    Path saved = folder.resolve("saved");
    SAVING.save(source, saved);
    List<Descriptor> entries = OciLayout.open(saved).images();
    assertThat(entries.getFirst().annotations())
        .isEqualTo(Map.of("kind", "dev.cosignproject.cosign/imageIndex"));
    assertThat(entries.get(1).annotations())
        .isEqualTo(Map.of("kind", "dev.cosignproject.cosign/sigs"));
    assertThat(SavedImage.open(saved).referrers(image.digest())).hasSize(2);
  }

  @Test
  void aFailedSaveLeavesNoFolder() throws IOException {
    Path saved = folder.resolve("saved");
    TagReference absent = tag(one, "staging/app:2.0");
    assertThatThrownBy(() -> SAVING.save(absent, saved)).isInstanceOf(LabException.class);
    assertThat(saved).doesNotExist();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith(".saving"));
    }
  }

  @Test
  void aSecondSaveReplacesTheImage() {
    Path saved = folder.resolve("saved");
    SAVING.save(source, saved);
    SAVING.save(source.repository().tag("one"), saved);
    assertThat(SavedImage.open(saved).image().digest())
        .isEqualTo(CLIENT.resolve(source.repository().tag("one")));
  }

  @Test
  void aChangedBlobIsNotLoaded() throws IOException {
    Path saved = folder.resolve("saved");
    SAVING.save(source.repository().tag("one"), saved);
    OciLayout layout = OciLayout.open(saved);
    Descriptor entry = layout.images().getFirst();
    Files.writeString(layout.file(entry.digest()), "{}");
    TagReference target = tag(two, "release/app:1.0");
    assertThatThrownBy(() -> SAVING.load(saved, target))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("does not have its digest");
    assertThat(tags(target.repository())).isEmpty();
  }
}
