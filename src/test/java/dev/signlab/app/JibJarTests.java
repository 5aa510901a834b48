package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** A Java program becomes an image by Jib, and goes where docker's images go. */
class JibJarTests {

  @AutoClose private final Evening evening;

  JibJarTests(@TempDir Path home) {
    this.evening = Evening.in(home);
  }

  @BeforeEach
  void writeJars() throws IOException {
    jar("hello.jar", "Hello");
    jar("library.jar", "");
    jar("more.jar", "Hello", "lib/a.jar b.jar");
    Files.writeString(evening.world().workspace().resolve("text.jar"), "no zip");
  }

  @Test
  void aProgramIsPushedAndSaysHowItIsStarted() {
    String image = evening.image("hello:1.0");
    String flags =
        " --jvm-flags=-Xmx64m,-Dx=y --labels a=b --environment-variables C=d --expose 8080 ";
    String said =
        evening.type("jib jar --target " + image + " --from scratch" + flags + "hello.jar");
    assertThat(said).contains("scratch has no java", "pushed " + image);
    assertThat(evening.type("skopeo inspect --config docker://" + image))
        .contains("[\"java\",\"-Xmx64m\",\"-Dx=y\",\"-jar\",\"/hello.jar\"]")
        .contains("\"8080/tcp\"", "\"a\":\"b\"", "C=d");
    assertThat(evening.type("crane digest " + image)).isSubstringOf(said);
  }

  @Test
  void theSameProgramOnABaseGivesTheSameDigest() {
    String base = evening.image("base:1");
    evening.type("echo FROM scratch > Dockerfile && echo COPY text.jar /jre/ >> Dockerfile");
    evening.type("docker build -t " + base + " . && docker push " + base);
    String first = evening.type("jib jar --target docker://a:1 --from " + base + " hello.jar");
    String second = evening.type("jib jar -t docker://b:1 --from " + base + " hello.jar");
    assertThat(first).contains("built ", "sha256:").doesNotContain("scratch", "pushed");
    assertThat(digest(second)).isEqualTo(digest(first));
    assertThat(evening.type("docker images")).contains("a", "b", digest(first).substring(7, 19));
  }

  @Test
  void whatStartsNothingIsRefused() {
    for (String jar : new String[] {"library.jar", "text.jar", "none.jar", "more.jar"}) {
      String said = evening.type("jib jar -t docker://a:1 --from scratch " + jar);
      assertThat(said).as(jar).contains("error: ", "expected", "found");
      assertThat(evening.status()).isNotZero();
    }
    assertThat(evening.type("docker images")).doesNotContain("a:1");
  }

  @Test
  void theBaseIsNamedAndOfThisMachine() {
    assertThat(evening.type("jib jar -t docker://a:1 hello.jar"))
        .contains("jib jar without --from")
        .contains("jib jar --target docker://hello:1.0 --from scratch hello.jar");
    assertThat(evening.type("jib jar -t docker://a:1 --from eclipse-temurin:21 hello.jar"))
        .contains("a registry of this machine", "docker pull eclipse-temurin:21");
    assertThat(evening.type("jib jar --from scratch hello.jar")).contains("without --target");
    assertThat(evening.type("jib jar -t docker://a:1 --from scratch --expose 0 hello.jar"))
        .contains("no port: 0");
    String missing = evening.image("none:1");
    assertThat(evening.type("jib jar -t docker://a:1 --from " + missing + " hello.jar"))
        .contains("no image was made of hello.jar")
        .doesNotContain("Exception", "com.");
  }

  @ParameterizedTest
  @CsvSource({
    "no archive, 'a layer of the base that is no archive packed with gzip or zstd'",
    "gzip of nothing, 'it ends too soon'",
  })
  void aBaseWhoseLayerCannotBeUnpackedIsToldSo(String kind, String words) {
    String base = evening.image("base:1");
    byte[] layer =
        kind.equals("no archive")
            ? "no archive, of any kind".getBytes(StandardCharsets.UTF_8)
            : new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1};
    layoutWith(layer);
    assertThat(evening.type("skopeo copy oci:bad:1 docker://" + base)).contains("Writing");

    assertThat(evening.type("jib jar -t docker://a:1 --from " + base + " hello.jar"))
        .contains("no image was made of hello.jar", words);
  }

  @Test
  void anImageWhoseLayerIsNoArchiveIsNotPulled() {
    String image = evening.image("base:1");
    layoutWith("no archive".getBytes(StandardCharsets.UTF_8));
    evening.type("skopeo copy oci:bad:1 docker://" + image);

    assertThat(evening.type("docker pull " + image)).contains("cannot be read");
    assertThat(evening.status()).isNotZero();
    assertThat(evening.type("docker images")).doesNotContain("base");
  }

  /** Writes an image of one layer into the folder {@code bad}. */
  private void layoutWith(byte[] layer) {
    OciLayout layout = OciLayout.openOrCreate(evening.world().workspace().resolve("bad"));
    byte[] config =
        """
        {"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["%s"]}}\
        """
            .formatted(Digest.of(layer))
            .getBytes(StandardCharsets.UTF_8);
    layout.write(config);
    layout.write(layer);
    ObjectNode image = Json.object();
    image.put("schemaVersion", 2).put("mediaType", MediaType.OCI_MANIFEST.value());
    image.set("config", Descriptor.of(MediaType.OCI_CONFIG, config).toJson());
    image.putArray("layers").add(Descriptor.of(MediaType.OCI_LAYER_GZIP, layer).toJson());
    layout.put("1", dev.signlab.oci.model.Manifest.parse(Json.write(image), Optional.empty(), ""));
  }

  private static String digest(String said) {
    return said.substring(said.indexOf("sha256:")).strip();
  }

  private void jar(String name, String main) throws IOException {
    jar(name, main, "");
  }

  private void jar(String name, String main, String others) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!others.isEmpty()) {
      manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, others);
    }
    if (!main.isEmpty()) {
      manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
    }
    try (OutputStream file = Files.newOutputStream(evening.world().workspace().resolve(name));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.putNextEntry(new JarEntry("x.txt"));
    }
  }
}
