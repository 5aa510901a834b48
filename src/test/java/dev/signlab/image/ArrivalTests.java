package dev.signlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.transfer.Transfer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Images that come from elsewhere, whose layers are not what their configs tell of. */
class ArrivalTests {

  private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  private static final String GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";

  @TempDir Path folder;
  private OciLayout from;
  private OciLayout store;

  @BeforeEach
  void prepare() {
    from = OciLayout.openOrCreate(folder.resolve("from"));
    store = OciLayout.openOrCreate(folder.resolve("store"));
  }

  @Test
  void keepsAnImageWhoseLayersAreThoseOfItsConfig() throws IOException {
    byte[] tar = tar("a");
    Manifest image = image(CONFIG, config("linux", Digest.of(tar)), gzip(tar));

    pull(image);

    assertThat(store.find("app:1")).isPresent();
    assertThat(blobs()).hasSize(3);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void refusesALayerThatIsNoArchive() throws IOException {
    byte[] noise = "these bytes are no archive at all".repeat(40).getBytes(StandardCharsets.UTF_8);
    for (byte[] layer : List.of(noise, gzip(noise), cut(gzip(tar("a"))))) {
      refused(image(CONFIG, config("linux", Digest.of(noise)), layer), "cannot be read");
    }
  }

  @Test
  void refusesALayerThatTheConfigDoesNotTellOf() throws IOException {
    Manifest image = image(CONFIG, config("linux", Digest.of(tar("a"))), gzip(tar("b")));

    refused(image, "not the one that the config");
  }

  @Test
  void refusesMoreLayersThanTheConfigTellsOf() throws IOException {
    refused(image(CONFIG, config("linux"), gzip(tar("a"))), "tells of other layers");
  }

  @Test
  void refusesAnIndexWithSuchAnImage() throws IOException {
    Manifest good = image(CONFIG, config("linux", Digest.of(tar("a"))), gzip(tar("a")));
    Manifest bad = image(CONFIG, config("linux", Digest.of(tar("a"))), gzip(tar("b")));

    refused(index(good, bad), "not the one that the config");
  }

  @Test
  void takesStatementsBesideAnImageAndArtifactsAsTheyAre() throws IOException {
    Manifest good = image(CONFIG, config("linux", Digest.of(tar("a"))), gzip(tar("a")));
    byte[] text = "{}".getBytes(StandardCharsets.UTF_8);
    Manifest statement = image(CONFIG, config("unknown", Digest.of(text)), text);
    pull(index(good, statement));

    pull(image("application/vnd.example.thing", Json.object(), text));

    assertThat(store.find("app:1")).isPresent();
  }

  /** At the top nothing but an image is asked for, whatever it calls itself. */
  @Test
  void refusesAStatementAsAnImage() throws IOException {
    byte[] text = "{}".getBytes(StandardCharsets.UTF_8);

    refused(image(CONFIG, config("unknown", Digest.of(text)), text), "cannot be read");
  }

  private void refused(Manifest image, String why) throws IOException {
    assertThatThrownBy(() -> pull(image))
        .isInstanceOfSatisfying(
            LabException.class, refusal -> assertThat(refusal.problem().summary()).contains(why));
    assertThat(store.images()).isEmpty();
    assertThat(blobs()).isEmpty();
    assertThat(waiting()).isEmpty();
  }

  private void pull(Manifest image) {
    from.put("", image);
    try (BuildFolder waiting = BuildFolder.in(store)) {
      Arrival arrival = Arrival.of(store, "app:1", waiting);
      new Transfer(from.source(image.descriptor()), arrival, (blob, is, sent, n, all) -> {}).run();
    }
  }

  private List<Path> blobs() throws IOException {
    Path blobs = store.folder().resolve("blobs");
    if (!Files.isDirectory(blobs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(blobs)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private List<Path> waiting() throws IOException {
    try (Stream<Path> files = Files.list(store.folder())) {
      return files.filter(Files::isDirectory).filter(file -> !file.endsWith("blobs")).toList();
    }
  }

  private Manifest image(String configType, ObjectNode config, byte[] layer) {
    byte[] configBytes = Json.write(config);
    from.write(configBytes);
    from.write(layer);
    ObjectNode manifest = Json.object();
    manifest.put("schemaVersion", 2).put("mediaType", MediaType.OCI_MANIFEST.value());
    manifest.set("config", Descriptor.of(new MediaType(configType), configBytes).toJson());
    manifest.putArray("layers").add(Descriptor.of(new MediaType(GZIP), layer).toJson());
    return Manifest.parse(Json.write(manifest), Optional.empty(), "image");
  }

  private Manifest index(Manifest... images) {
    Stream.of(images).forEach(image -> from.write(image.bytes()));
    return ImageIndex.of(Stream.of(images).map(Manifest::descriptor).toList());
  }

  private static ObjectNode config(String os, Digest... diffIds) {
    ObjectNode config = Json.object().put("os", os).put("architecture", "amd64");
    var list = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
    Stream.of(diffIds).forEach(diffId -> list.add(diffId.toString()));
    return config;
  }

  private static byte[] tar(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setModTime(0);
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 12);
  }
}
