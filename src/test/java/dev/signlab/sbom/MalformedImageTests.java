package dev.signlab.sbom;

import static dev.signlab.sbom.ImageScanTests.scan;
import static dev.signlab.sbom.SampleImages.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.sbom.BuiltImage.LayerFiles;
import dev.signlab.sbom.BuiltImage.Packing;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.ListedPackage;
import dev.signlab.sbom.scan.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is broken ends in a warning or a problem, and what is too large ends early. */
class MalformedImageTests {

  private static final String GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";

  private static final String PLAIN = "application/vnd.oci.image.layer.v1.tar";
  private static final String DOCKER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

  @TempDir Path folder;

  private static Inventory scanFile(String path, byte[] content) {
    return scan(new BuiltImage().layer(new LayerFiles().add(path, content, 0755)), Scope.SQUASHED);
  }

  @ParameterizedTest
  @CsvSource({
    "var/lib/dpkg/status, Package without a colon",
    "var/lib/dpkg/status.d/x, 'Package: x'",
    "lib/apk/db/installed, PPP",
    "lib/apk/db/installed, 'P:x'",
    "app/node_modules/a/package.json, '{'",
    "app/node_modules/a/package.json, '[]'",
    "app/a.jar, no archive",
    "x/a-1.dist-info/METADATA, 'Name: a'",
    "var/lib/rpm/rpmdb.sqlite, SQLite format 3",
    "var/lib/rpm/Packages, Berkeley",
    "var/lib/rpm/Packages.db, ndb",
  })
  void aMalformedListIsLeftOutWithAWarning(String path, String content) {
    Inventory inventory = scanFile(path, utf8(content));
    assertThat(inventory.packages()).isEmpty();
    assertThat(inventory.warnings()).singleElement().asString().contains(path);
  }

  @Test
  void aProgramThatClaimsTooMuchIsLeftOutWithAWarning() {
    byte[] elf = SampleImages.elf("go1.24.4", "path\tx\n");
    Arrays.fill(elf, 0x20000 + 96, 0x20000 + 101, (byte) 0xff);
    assertThat(scanFile("hello", elf).warnings()).singleElement().asString().contains("claims");
    assertThat(scanFile("short", Arrays.copyOf(elf, 200)).warnings()).isEmpty();
  }

  @Test
  void anyDamageToAProgramOrArchiveEndsInAValue() {
    Random chance = new Random(7);
    byte[] elf = SampleImages.elf("go1.24.4", "path\tx\nmod\ta\tv1\t\n");
    byte[] jar = SampleImages.jar(Map.of("META-INF/MANIFEST.MF", utf8("Manifest-Version: 1.0\n")));
    for (int i = 0; i < 60; i++) {
      byte[] head = elf.clone();
      head[chance.nextInt(200)] = (byte) chance.nextInt();
      byte[] zip = jar.clone();
      zip[chance.nextInt(zip.length)] = (byte) chance.nextInt();
      assertThat(scanFile("hello", head).packages()).hasSizeLessThan(10);
      assertThat(scanFile("a.jar", zip).packages()).hasSizeLessThan(2);
    }
  }

  @Test
  void pathsThatLeadOutOfTheImageAreLeftOut() {
    Inventory inventory = scanFile("../../var/lib/dpkg/status", utf8("Package: x\n"));
    assertThat(inventory.packages()).isEmpty();
    assertThat(inventory.warnings()).singleElement().asString().contains("leads out");
  }

  @Test
  void namesCannotMoveTheCursor() {
    String escape = "\u001b";
    byte[] json = utf8("{\"name\":\"a\\u001b[2J\",\"version\":\"1\"}");
    Inventory inventory = scanFile("node_modules/a" + escape + "/package.json", json);
    assertThat(inventory.toString()).doesNotContain(escape);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no archive at all", "\u001f\u008b", "{\"apiVersion\":\"v2\"}", "PK\u0003\u0004"})
  void aLayerThatIsNoArchiveIsAProblem(String text) {
    for (String type : new String[] {GZIP, GZIP.replace("gzip", "zstd"), PLAIN, DOCKER}) {
      BuiltImage image = new BuiltImage().blob(type, text.getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> scan(image, Scope.SQUASHED)).hasMessageContaining("cannot be read");
    }
  }

  @Test
  void aLayerWithoutBytesIsEmptyAndAnyPackingIsSeenByItsBytes() {
    byte[] tar = new LayerFiles().add("var/lib/dpkg/status", "Package: x\nVersion: 1\n").tar();
    for (String type : new String[] {GZIP, GZIP.replace("gzip", "zstd"), PLAIN, DOCKER}) {
      assertThat(scan(new BuiltImage().blob(type, new byte[0]), Scope.SQUASHED).packages())
          .isEmpty();
      for (Packing packing : new Packing[] {Packing.GZIP, Packing.ZSTD}) {
        BuiltImage image = new BuiltImage().blob(type, BuiltImage.pack(tar, packing));
        assertThat(scan(image, Scope.SQUASHED).packages()).hasSize(1);
      }
      assertThat(scan(new BuiltImage().blob(type, tar), Scope.SQUASHED).packages()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.cncf.helm.config.v1+json, application/vnd.cncf.helm.chart.content.v1.tar+gzip",
    "application/vnd.wasm.config.v0+json, application/wasm",
    "application/vnd.oci.empty.v1+json, application/vnd.oci.image.layer.v1.tar",
    "application/vnd.oci.image.config.v1+json, application/vnd.in-toto+json",
    "application/vnd.oci.image.config.v1+json, application/vnd.oci.image.layer.v1.tar+bzip2",
  })
  void otherArtifactsAreNoImages(String config, String layer) {
    byte[] tar = new LayerFiles().add("var/lib/dpkg/status", "Package: x\nVersion: 1\n").tar();
    BuiltImage artifact = new BuiltImage(config).blob(layer, tar);
    assertThatThrownBy(() -> scan(artifact, Scope.SQUASHED))
        .hasMessageContaining("not a container image");
  }

  @Test
  void whatIsEncryptedOrHasNoLayersIsSaid() {
    BuiltImage encrypted = new BuiltImage().blob(GZIP + "+encrypted", utf8("secret"));
    assertThatThrownBy(() -> scan(encrypted, Scope.SQUASHED)).hasMessageContaining("encrypted");
    assertThatThrownBy(() -> scan(new BuiltImage(), Scope.SQUASHED))
        .hasMessageContaining("no file system");
  }

  @Test
  void aLayerThatEndsTooSoonIsAProblem() {
    byte[] whole =
        BuiltImage.pack(new LayerFiles().add("a.bin", new byte[100_000], 0755).tar(), Packing.GZIP);
    BuiltImage image = new BuiltImage().blob(GZIP, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> scan(image, Scope.SQUASHED)).isInstanceOf(LabException.class);
  }

  @Test
  void aLayerThatUnpacksForEverIsStopped() {
    byte[] bomb = BuiltImage.pack(new byte[300 << 20], Packing.ZSTD);
    BuiltImage image = new BuiltImage().blob("application/vnd.oci.image.layer.v1.tar+zstd", bomb);
    assertThatThrownBy(() -> scan(image, Scope.SQUASHED))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().summary()).contains("unpacks to too much"));
  }

  @Test
  void whatIsNoContainerImageIsSaidToBeNone() {
    BuiltImage image = new BuiltImage().blob("text/spdx", utf8("SPDXVersion: SPDX-2.3\n"));
    assertThatThrownBy(() -> scan(image, Scope.SQUASHED)).hasMessageContaining("text/spdx");
  }

  @Test
  void rpmListsWhatItsDatabaseSays() throws Exception {
    Path database = folder.resolve("rpmdb.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      connection.createStatement().execute("create table Packages (hnum integer, blob blob)");
      PreparedStatement insert = connection.prepareStatement("insert into Packages values (?, ?)");
      insert.setInt(1, 1);
      insert.setBytes(2, RpmBlob.of("bash", "5.2.26", "4.fc41", 0, "GPL-3.0-or-later"));
      insert.execute();
      insert.setInt(1, 2);
      insert.setBytes(2, RpmBlob.of("gpg-pubkey", "1", "1", 0, "pubkey"));
      insert.execute();
    }
    Inventory inventory = scanFile("var/lib/rpm/rpmdb.sqlite", Files.readAllBytes(database));
    assertThat(inventory.warnings()).isEmpty();
    assertThat(inventory.packages())
        .extracting(ListedPackage::purl)
        .containsExactly("pkg:rpm/bash@5.2.26-4.fc41?arch=x86_64&epoch=0");
  }
}
