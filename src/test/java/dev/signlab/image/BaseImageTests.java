package dev.signlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.image.dockerfile.BuildRequest;
import dev.signlab.json.Json;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.model.Platform;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Images that others made, as something to build upon. */
class BaseImageTests {

  private static final TagReference NAME = (TagReference) Reference.parse("built:1");
  private static final String DOCKER = "application/vnd.docker.image.rootfs.diff.tar";
  private static final String OCI = "application/vnd.oci.image.layer.v1.tar";

  @TempDir Path folder;
  private OciLayout base;
  private ImageStore store;

  @BeforeEach
  void prepare() throws IOException {
    base = OciLayout.openOrCreate(folder.resolve("context/base"));
    store = ImageStore.in(folder.resolve("images"));
    Files.writeString(folder.resolve("context/f"), "new");
  }

  @ParameterizedTest
  @CsvSource({
    DOCKER + ".gzip, gzip, " + OCI + "+gzip",
    DOCKER + ", plain, " + OCI,
    DOCKER + ".zstd, zstd, " + OCI + "+zstd",
    OCI + "+gzip, gzip, " + OCI + "+gzip",
    OCI + ", plain, " + OCI,
    OCI + "+zstd, zstd, " + OCI + "+zstd",
  })
  void aLayerKeepsItsBytesAndGetsTheNameThatTheManifestSpeaks(
      String type, String packing, String expected) throws IOException {
    byte[] packed = packed(tar("dir/"), packing);
    Manifest manifest = image(type, packed, config("amd64", "", tar("dir/")));
    base.put("1", manifest);

    ImageManifest built = build("FROM oci:base:1\nCOPY f /dir\n");

    assertThat(built.mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
    assertThat(built.layers().getFirst().digest()).isEqualTo(Digest.of(packed));
    assertThat(built.layers())
        .extracting(layer -> layer.mediaType().value())
        .containsExactly(expected, OCI + "+gzip");
    assertThat(config(built).path("rootfs").path("diff_ids").get(0).asString())
        .isEqualTo(Digest.of(tar("dir/")).toString());
  }

  @Test
  void keepsWhatNobodyHereKnowsAndDropsWhatTellsOfTheOldBuild() throws IOException {
    ObjectNode config = config("arm64", "v8", tar("dir/"));
    config.put("os.version", "7").put("x-new", "kept").put("container", "gone");
    config.putArray("os.features").add("one");
    config.putObject("config").put("StopTimeout", 5).put("Image", "gone");
    base.put("1", image(OCI, tar("dir/"), config));

    JsonNode built = config(build("FROM oci:base:1\nLABEL a=b\n"));

    assertThat(built.path("architecture").asString()).isEqualTo("arm64");
    assertThat(built.path("variant").asString()).isEqualTo("v8");
    assertThat(built.path("os.version").asString()).isEqualTo("7");
    assertThat(built.path("os.features").get(0).asString()).isEqualTo("one");
    assertThat(built.path("x-new").asString()).isEqualTo("kept");
    assertThat(built.path("config").path("StopTimeout").asInt()).isEqualTo(5);
    assertThat(built.toString()).doesNotContain("gone");
  }

  @ParameterizedTest
  @CsvSource({"linux/amd64, amd64", "linux/arm64, arm64/v8", "linux/arm/v7, arm/v6"})
  void takesTheImageOfThePlatformFromAnIndex(String wanted, String found) throws IOException {
    base.put("1", index("amd64", "arm64/v8", "arm/v6"));

    JsonNode built = config(build("FROM oci:base:1\nCOPY f /f\n", Platform.parse(wanted)));

    String[] parts = found.split("/", 2);
    assertThat(built.path("architecture").asString()).isEqualTo(parts[0]);
    assertThat(built.path("variant").asString("")).isEqualTo(parts.length > 1 ? parts[1] : "");
  }

  @Test
  void saysForWhichPlatformsAnIndexIs() throws IOException {
    base.put("1", index("arm64/v8", "s390x"));

    LabException refusal = refusal("FROM oci:base:1\nCOPY f /f\n");
    assertThat(refusal).hasMessageContaining("not for linux/amd64");
    assertThat(refusal.problem().found().orElseThrow()).isEqualTo("linux/arm64, linux/s390x");
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip, do not hand on",
    "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip, do not hand on",
    "application/vnd.cncf.helm.chart.content.v1.tar+gzip, no image to build upon",
  })
  void refusesLayersThatAreNoFilesOrNotToBeHandedOn(String type, String why) throws IOException {
    base.put("1", image(type, tar("dir/"), config("amd64", "", tar("dir/"))));

    assertThat(refusal("FROM oci:base:1\nCOPY f /f\n")).hasMessageContaining(why);
  }

  @Test
  void refusesALayerOfWhichTheConfigTellsOtherwise() throws IOException {
    base.put("1", image(OCI, tar("dir/"), config("amd64", "", tar("other/"))));

    assertThat(refusal("FROM oci:base:1\nCOPY f /f\n")).hasMessageContaining("config");
  }

  @Test
  void refusesALayerWithAPathThatLeadsOut() throws IOException {
    byte[] layer = tar("a/../../x");
    base.put("1", image(OCI, layer, config("amd64", "", layer)));

    assertThat(refusal("FROM oci:base:1\nCOPY f /f\n").problem().found().orElseThrow())
        .contains("leads out");
  }

  @Test
  void aBuildThatFailsLeavesNothing() throws IOException {
    base.put("1", image(OCI, tar("dir/"), config("amd64", "", tar("dir/"))));
    List<Path> before = files();

    refusal("FROM oci:base:1\nCOPY f /f\nCOPY nothing /g\n");
    Files.setPosixFilePermissions(folder.resolve("context/f"), java.util.Set.of());
    Files.createSymbolicLink(folder.resolve("context/l"), Path.of("l"));
    refusal("FROM oci:base:1\nCOPY base /base\nCOPY l /f\n");

    assertThat(files()).isEqualTo(before);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(store.layout().folder())) {
      return files.sorted().toList();
    }
  }

  private ImageManifest build(String dockerfile) throws IOException {
    return build(dockerfile, Platform.LINUX_AMD64);
  }

  private ImageManifest build(String dockerfile, Platform platform) throws IOException {
    Path file = Files.writeString(folder.resolve("Dockerfile"), dockerfile);
    RegistryClient client =
        RegistryClient.of(
            RegistryAccess.of(HttpTransport.of(InstantSource.system(), new ExchangeLog())));
    BuildRequest request = new BuildRequest(Map.of(), platform, Optional.empty());
    new ImageBuild(store, client, Progress.NONE)
        .run(folder.resolve("context"), file, request, NAME);
    return (ImageManifest) store.source(NAME).manifest();
  }

  private LabException refusal(String dockerfile) {
    LabException refusal = catchThrowableOfType(LabException.class, () -> build(dockerfile));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private JsonNode config(ImageManifest manifest) {
    return Json.parse(store.source(NAME).read(manifest.config()), "config");
  }

  private static ObjectNode config(String architecture, String variant, byte[] layer) {
    ObjectNode config = Json.object().put("os", "linux").put("architecture", architecture);
    if (!variant.isEmpty()) {
      config.put("variant", variant);
    }
    ObjectNode rootfs = config.putObject("rootfs").put("type", "layers");
    rootfs.putArray("diff_ids").add(Digest.of(layer).toString());
    return config;
  }

  private Manifest image(String type, byte[] layer, ObjectNode config) {
    boolean isDocker = type.contains("docker");
    MediaType manifestType = isDocker ? MediaType.DOCKER_MANIFEST : MediaType.OCI_MANIFEST;
    byte[] written = Json.write(config);
    ObjectNode manifest = Json.object().put("schemaVersion", 2);
    manifest.put("mediaType", manifestType.value());
    String configType =
        isDocker ? "application/vnd.docker.container.image.v1+json" : MediaType.OCI_CONFIG.value();
    manifest.set("config", descriptor(configType, written));
    manifest.putArray("layers").add(descriptor(type, layer));
    return Manifest.parse(Json.write(manifest), Optional.empty(), "manifest");
  }

  private Manifest index(String... machines) throws IOException {
    ObjectNode index = Json.object().put("schemaVersion", 2);
    index.put("mediaType", MediaType.OCI_INDEX.value());
    List<JsonNode> entries = new ArrayList<>();
    for (String machine : machines) {
      String[] parts = machine.split("/", 2);
      String variant = parts.length > 1 ? parts[1] : "";
      Manifest image = image(OCI, tar("dir/"), config(parts[0], variant, tar("dir/")));
      ObjectNode entry = descriptor(MediaType.OCI_MANIFEST.value(), image.bytes());
      ObjectNode platform = entry.putObject("platform").put("os", "linux");
      platform.put("architecture", parts[0]);
      if (!variant.isEmpty()) {
        platform.put("variant", variant);
      }
      entries.add(entry);
    }
    entries.forEach(index.putArray("manifests")::add);
    return Manifest.parse(Json.write(index), Optional.empty(), "index");
  }

  private ObjectNode descriptor(String type, byte[] bytes) {
    Digest digest = base.write(bytes);
    ObjectNode node = Json.object().put("mediaType", type).put("digest", digest.toString());
    return node.put("size", bytes.length);
  }

  private static byte[] tar(String path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(path);
      entry.setModTime(0);
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] packed(byte[] tar, String packing) throws IOException {
    if (packing.equals("zstd")) {
      return Zstd.compress(tar);
    }
    if (packing.equals("plain")) {
      return tar;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(tar);
    }
    return bytes.toByteArray();
  }
}
