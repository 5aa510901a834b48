package dev.signlab.sbom;

import static dev.signlab.sbom.ImageScanTests.scan;
import static dev.signlab.sbom.SampleImages.jar;
import static dev.signlab.sbom.SampleImages.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.sbom.BuiltImage.LayerFiles;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.Scope;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarTests {

  private static byte[] pom(String name) {
    return utf8("groupId=org.parts\nartifactId=" + name + "\nversion=2.5\n");
  }

  private static byte[] withPom(String name) {
    return jar(Map.of("META-INF/maven/org.parts/" + name + "/pom.properties", pom(name)));
  }

  private static Inventory scanJar(String path, byte[] content) {
    return scan(new BuiltImage().layer(new LayerFiles().add(path, content, 0644)), Scope.SQUASHED);
  }

  private static String names(Inventory inventory) {
    return String.join(
        " ", inventory.packages().stream().map(each -> each.found().name()).toList());
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Stored with the sizes behind the content, where a reader from the front cannot find an end. */
  private static byte[] streamed(String name, byte[] content) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      CRC32 sum = new CRC32();
      sum.update(content);
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(content);
    }
    byte[] all = bytes.toByteArray();
    all[6] |= 8;
    Arrays.fill(all, 14, 26, (byte) 0);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.jar", "app.JAR", "app.war", "app.ear", "app.hpi"})
  void theArchivesWithinAnApplicationAreListed(String name) {
    byte[] inner = jar(Map.of("lib/deep-1.jar", withPom("deepest"), "A", new byte[1]));
    byte[] app = jar(Map.of("BOOT-INF/lib/x.jar", withPom("part"), "WEB-INF/lib/y-3.jar", inner));
    assertThat(names(scanJar(name, app))).isEqualTo("app deepest part y");
  }

  @Test
  void aScriptInFrontDoesNotMatter() {
    byte[] script = utf8("#!/bin/sh\nexec java -jar \"$0\" \"$@\"\n");
    assertThat(names(scanJar("app.jar", joined(script, withPom("part"))))).isEqualTo("part");
    byte[] far = joined(new byte[70_000], withPom("part"));
    assertThat(names(scanJar("app.jar", far))).isEqualTo("part");
  }

  @Test
  void sizesThatStandOnlyInTheListAtTheEndAreFound() throws Exception {
    byte[] archive = streamed("lib/inner-1.jar", withPom("part"));
    Inventory inventory = scanJar("app-9.jar", archive);
    assertThat(inventory.warnings()).isEmpty();
    assertThat(names(inventory)).isEqualTo("app part");
  }

  @Test
  void allPomsOfAShadedArchiveAreListed() {
    byte[] shaded =
        jar(
            Map.of(
                "META-INF/maven/g/one/pom.properties", pom("one"),
                "META-INF/maven/g/two/pom.properties",
                    utf8("\ufeffgroupId=g\r\nartifactId=two\r\nversion=1\r\n")));
    assertThat(names(scanJar("all.jar", shaded))).isEqualTo("one two");
  }

  @Test
  void anInnerArchiveThatIsBrokenIsSaidAndHidesNoOther() {
    byte[] app =
        jar(
            Map.of(
                "lib/a.jar", withPom("first"),
                "lib/b.jar", utf8("this was cut off"),
                "lib/c.jar", withPom("last")));
    Inventory inventory = scanJar("app.jar", app);
    assertThat(names(inventory)).isEqualTo("app first last");
    assertThat(inventory.warnings()).singleElement().asString().contains("app.jar:lib/b.jar");
  }

  @Test
  void anArchiveInTooManyOthersIsSaid() {
    byte[] archive = withPom("deepest");
    for (int i = 0; i < 5; i++) {
      archive = jar(Map.of("x" + i + ".jar", archive));
    }
    Inventory inventory = scanJar("app.jar", archive);
    assertThat(names(inventory)).doesNotContain("deepest");
    assertThat(inventory.warnings()).singleElement().asString().contains("archives are around");
  }

  @Test
  void aManifestThatUnpacksToTooMuchIsSaid() {
    byte[] archive = jar(Map.of("META-INF/MANIFEST.MF", new byte[8 << 20]));
    Inventory inventory = scanJar("app-1.jar", archive);
    assertThat(names(inventory)).isEqualTo("app");
    assertThat(inventory.warnings()).singleElement().asString().contains("MiB");
  }

  @Test
  void anArchiveThatEndsTooSoonIsSaid() {
    byte[] whole = withPom("part");
    Inventory inventory = scanJar("app.jar", Arrays.copyOf(whole, whole.length - 30));
    assertThat(inventory.packages()).isEmpty();
    assertThat(inventory.warnings()).singleElement().asString().contains("left out app.jar");
  }

  @Test
  void aPackedEggIsAPackageOfPython() {
    byte[] egg = jar(Map.of("EGG-INFO/PKG-INFO", utf8("Name: Packed\nVersion: 3\n")));
    assertThat(names(scanJar("site-packages/Packed-3-py3.12.egg", egg))).isEqualTo("Packed");
    byte[] none = jar(Map.of("README", utf8("x")));
    assertThat(scanJar("Packed.egg", none).warnings()).singleElement().asString().contains("EGG");
  }
}
