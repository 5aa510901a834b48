package dev.signlab.engine.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedImageTests {

  private static final KeyPair KEYS = KeyPair.generate(KeyType.ECDSA_P256);

  @TempDir Path folder;

  private OciLayout layout;
  private ImageManifest image;
  private ImageManifest signatures;

  @BeforeEach
  void writeAnImageAndItsSignature() {
    layout = OciLayout.openOrCreate(folder);
    image = ImageManifest.of(blob(MediaType.OCI_CONFIG, "{\"os\":\"linux\"}")).build();
    layout.write(image.bytes());
    byte[] payload =
        SimpleSigningPayload.of("localhost:5001/app", image.digest(), Map.of()).bytes();
    layout.write(payload);
    NewSignature signed = NewSignature.of(payload, KEYS);
    signatures = ImageManifest.of(blob(MediaType.OCI_CONFIG, "{}")).layer(signed.layer()).build();
    layout.write(signatures.bytes());
  }

  @Test
  void verifiesWhatCosignMarked() {
    list(Map.of("kind", "dev.cosignproject.cosign/image"), "dev.cosignproject.cosign/sigs");

    VerificationReport report = verified();

    assertThat(report.passed()).isTrue();
    assertThat(SavedImage.open(folder).notes()).isEmpty();
  }

  /** The index names the signed image, and its file holds another one. */
  @Test
  void refusesAFolderWhoseImageIsNotTheOneThatItsIndexNames() throws IOException {
    list(Map.of("kind", "dev.cosignproject.cosign/image"), "dev.cosignproject.cosign/sigs");
    ImageManifest other =
        ImageManifest.of(blob(MediaType.OCI_CONFIG, "{\"os\":\"evil!\"}")).build();
    Files.write(layout.file(image.digest()), other.bytes());

    VerificationReport report = verified();

    assertThat(report.passed()).isFalse();
    assertThat(report.toString()).contains(other.digest().shortened());
  }

  @Test
  void verifiesAlsoWhenAnotherToolTookTheMarksAway() {
    layout.writeIndex(List.of(image.descriptor(), signatures.descriptor()));

    assertThat(verified().passed()).isTrue();
    assertThat(SavedImage.open(folder).notes()).hasSize(2);
  }

  @Test
  void findsSignaturesByTheirTag() {
    String tag = "sha256-" + image.digest().hex() + ".sig";
    layout.writeIndex(
        List.of(
            image.descriptor().withAnnotations(Map.of(OciLayout.NAME, "1.0")),
            signatures.descriptor().withAnnotations(Map.of(OciLayout.NAME, tag))));

    assertThat(verified().passed()).isTrue();
  }

  @Test
  void findsReferrersByTheirSubjectAlone() {
    ImageManifest referrer =
        ImageManifest.of(blob(MediaType.OCI_EMPTY, "{}")).subject(image.descriptor()).build();
    layout.write(referrer.bytes());
    list(Map.of("kind", "dev.cosignproject.cosign/image"), "dev.cosignproject.cosign/sigs");

    assertThat(SavedImage.open(folder).referrers(image.digest()))
        .extracting(Descriptor::digest)
        .containsExactly(referrer.digest());
  }

  @Test
  void refusesALayoutOfTwoImages() {
    ImageManifest other = ImageManifest.of(blob(MediaType.OCI_CONFIG, "{\"os\":\"else\"}")).build();
    layout.write(other.bytes());
    layout.writeIndex(List.of(image.descriptor(), other.descriptor()));

    assertThatThrownBy(() -> SavedImage.open(folder))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("more than one image");
  }

  private VerificationReport verified() {
    return Verification.of(SavedImage.open(folder)).with(KEYS.publicKey()).run();
  }

  private void list(Map<String, String> ofImage, String kindOfSignatures) {
    List<Descriptor> entries = new ArrayList<>();
    entries.add(image.descriptor().withAnnotations(ofImage));
    entries.add(signatures.descriptor().withAnnotations(Map.of("kind", kindOfSignatures)));
    layout.writeIndex(entries);
  }

  private Descriptor blob(MediaType type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    layout.write(bytes);
    return Descriptor.of(type, bytes);
  }
}
