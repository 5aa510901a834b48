package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.OCI_INDEX;
import static dev.signlab.registry.RegistryClient.OCI_MANIFEST;
import static dev.signlab.registry.RegistryClient.bytes;
import static dev.signlab.registry.RegistryClient.code;
import static dev.signlab.registry.RegistryClient.header;
import static dev.signlab.registry.RegistryClient.json;
import static dev.signlab.registry.RegistryClient.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.json.JsonFields;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferrersTests extends RegistryFixture {

  @Test
  void anAttachedManifestIsListedWithItsTypeAndAnnotations() {
    Digest subject = Digest.of(client.pushImage("app", "1.0", "layer"));
    byte[] attached = attach(subject, "application/example", "one");
    JsonFields only = list(subject, "").getFirst();
    assertThat(only.text("mediaType")).isEqualTo(OCI_MANIFEST);
    assertThat(only.text("digest")).isEqualTo(Digest.of(attached).toString());
    assertThat(only.number("size")).isEqualTo(attached.length);
    assertThat(only.text("artifactType")).isEqualTo("application/example");
    assertThat(only.object("annotations").text("note")).isEqualTo("one");
  }

  @Test
  void aPushWithSubjectIsAnsweredWithIt() {
    Digest subject = Digest.of(bytes("not pushed yet"));
    byte[] attached = artifact(subject, "application/example", "one");
    var put = client.putManifest("app", Digest.of(attached).toString(), attached);
    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(header(put, "OCI-Subject")).isEqualTo(subject.toString());
    assertThat(list(subject, "")).hasSize(1);
  }

  @Test
  void theListIsFilteredByType() {
    Digest subject = Digest.of(client.pushImage("app", "1.0", "layer"));
    attach(subject, "application/one", "1");
    attach(subject, "application/two+json", "2");
    assertThat(list(subject, "")).hasSize(2);
    assertThat(list(subject, "?artifactType=application/two%2Bjson"))
        .singleElement()
        .satisfies(each -> assertThat(each.object("annotations").text("note")).isEqualTo("2"));
    var filtered = client.get("/v2/app/referrers/" + subject + "?artifactType=application/one");
    assertThat(header(filtered, "OCI-Filters-Applied")).isEqualTo("artifactType");
    assertThat(header(filtered, "Content-Type")).isEqualTo(OCI_INDEX);
  }

  @Test
  void withoutArtifactTypeTheConfigTellsTheType() {
    Digest subject = Digest.of(client.pushImage("app", "1.0", "layer"));
    Digest config = client.pushBlob("app", bytes("{}"));
    Digest layer = client.pushBlob("app", bytes("sbom"));
    byte[] manifest = manifest(config, 2, layer, 4, subject(subject));
    client.putManifest("app", "sbom", manifest);
    assertThat(list(subject, "").getFirst().text("artifactType"))
        .isEqualTo("application/vnd.oci.image.config.v1+json");
  }

  @Test
  void aDeletedManifestIsNoReferrerAnyMore() {
    Digest subject = Digest.of(client.pushImage("app", "1.0", "layer"));
    Digest attached = Digest.of(attach(subject, "application/example", "one"));
    client.call("DELETE", "/v2/app/manifests/" + attached);
    assertThat(list(subject, "")).isEmpty();
  }

  @Test
  void anUnknownSubjectHasAnEmptyList() {
    var got = client.get("/v2/nowhere/referrers/" + Digest.of(bytes("x")));
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(json(got).array("manifests")).isEmpty();
  }

  @Test
  void whatIsNoDigestIsRefused() {
    var got = client.get("/v2/app/referrers/latest");
    assertThat(got.statusCode()).isEqualTo(400);
    assertThat(code(got)).isEqualTo("DIGEST_INVALID");
  }

  private byte[] attach(Digest subject, String type, String note) {
    byte[] manifest = artifact(subject, type, note);
    client.putManifest("app", Digest.of(manifest).toString(), manifest);
    return manifest;
  }

  private byte[] artifact(Digest subject, String type, String note) {
    Digest config = client.pushBlob("app", bytes("{}"));
    Digest layer = client.pushBlob("app", bytes(note));
    String more =
        subject(subject)
            + ",\"artifactType\":\"%s\",\"annotations\":{\"note\":\"%s\"}".formatted(type, note);
    return manifest(config, 2, layer, note.length(), more);
  }

  private static String subject(Digest subject) {
    return ",\"subject\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":1}"
        .formatted(OCI_MANIFEST, subject);
  }

  private List<JsonFields> list(Digest subject, String query) {
    return json(client.get("/v2/app/referrers/" + subject + query)).objects("manifests");
  }
}
