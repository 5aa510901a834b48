package dev.signlab.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.image.Progress;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.name.Reference;
import dev.signlab.sbom.BuiltImage.LayerFiles;
import dev.signlab.sbom.BuiltImage.Packing;
import dev.signlab.sbom.scan.ImageScan;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.ListedPackage;
import dev.signlab.sbom.scan.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageScanTests {

  static Inventory scan(BuiltImage image, Scope scope) {
    return new ImageScan(scope, PlatformChoice.of(Optional.empty()), Progress.NONE)
        .run(
            image,
            "localhost:5001/studentbook:1.0",
            Optional.of(Reference.parse("localhost:5001/studentbook:1.0")));
  }

  private static List<String> purls(Inventory inventory) {
    assertThat(inventory.warnings()).isEmpty();
    return inventory.packages().stream().map(ListedPackage::purl).toList();
  }

  @Test
  void debianListsWhatIsInstalledWithItsLicences() {
    Inventory inventory = scan(SampleImages.debian(), Scope.SQUASHED);
    assertThat(purls(inventory))
        .containsExactly(
            "pkg:deb/debian/bash@5.2.15-2%2Bb2?arch=amd64&distro=debian-12&upstream=bash%405.2.15-2",
            "pkg:deb/debian/zlib1g@1%3A1.2.13.dfsg-1?arch=amd64&distro=debian-12&upstream=zlib");
    assertThat(inventory.packages())
        .extracting(each -> each.found().licences())
        .containsExactly(List.of("GPL-3+"), List.of("Zlib"));
  }

  @Test
  void allLayersShowWhatALaterLayerTookAway() {
    assertThat(scan(SampleImages.debian(), Scope.ALL_LAYERS).packages())
        .extracting(each -> each.found().name())
        .containsExactly("bash", "curl", "zlib1g");
  }

  @Test
  void alpineListsEachPackageOnce() {
    assertThat(purls(scan(SampleImages.alpine(), Scope.SQUASHED)))
        .containsExactly(
            "pkg:apk/alpine/busybox-binsh@1.37.0-r18"
                + "?arch=x86_64&distro=alpine-3.22.1&upstream=busybox",
            "pkg:apk/alpine/musl@1.2.5-r10?arch=x86_64&distro=alpine-3.22.1");
  }

  @Test
  void javaListsArchivesWithinArchives() {
    Inventory inventory = scan(SampleImages.java(), Scope.SQUASHED);
    assertThat(purls(inventory))
        .containsExactly(
            "pkg:maven/com.plain/Plain%20Tool@7",
            "pkg:maven/org.example/shop@2.1.0", "pkg:maven/slf4j-api/slf4j-api@2.0.17");
    assertThat(inventory.packages().getLast().locations())
        .containsExactly("app/shop.jar:BOOT-INF/lib/slf4j-api-2.0.17.jar");
  }

  @Test
  void nodeAndPythonListWhatWasInstalledAndNotTheApplication() {
    assertThat(purls(scan(SampleImages.nodeAndPython(), Scope.SQUASHED)))
        .containsExactly(
            "pkg:npm/%40types/node@24.0.1",
            "pkg:pypi/pyyaml@6.0.2", "pkg:npm/express@5.1.0", "pkg:pypi/requests@2.32.4");
  }

  @Test
  void goListsTheModulesOfAProgram() {
    assertThat(purls(scan(SampleImages.go(), Scope.SQUASHED)))
        .containsExactly(
            "pkg:golang/example.com/hello",
            "pkg:golang/github.com/spf13/cobra@v1.9.1",
            "pkg:golang/golang.org/x/sys@v0.33.1",
            "pkg:golang/stdlib@1.24.4");
  }

  @Test
  void whiteoutsTakeAwayFilesFoldersAndWhatIsBelow() {
    String npm = "app/node_modules/";
    BuiltImage image =
        new BuiltImage()
            .layer(
                new LayerFiles()
                    .add(npm + "a/package.json", "{\"name\":\"a\",\"version\":\"1\"}")
                    .add(npm + "b/package.json", "{\"name\":\"b\",\"version\":\"1\"}")
                    .add(npm + "c/package.json", "{\"name\":\"c\",\"version\":\"1\"}")
                    .add("opt/node_modules/d/package.json", "{\"name\":\"d\",\"version\":\"1\"}")
                    .add("srv/node_modules/e/package.json", "{\"name\":\"e\",\"version\":\"1\"}"))
            .layer(
                new LayerFiles()
                    .remove(npm + "a/package.json")
                    .remove(npm + "b")
                    .add("srv/node_modules/f/package.json", "{\"name\":\"f\",\"version\":\"1\"}")
                    .remove("srv/")
                    .add("opt/node_modules", "a file where a folder was"));
    assertThat(purls(scan(image, Scope.SQUASHED))).containsExactly("pkg:npm/c@1", "pkg:npm/f@1");
    assertThat(scan(image, Scope.ALL_LAYERS).packages()).hasSize(6);
  }

  @Test
  void linksAreNotReadAsWhatTheyAreNamed() {
    BuiltImage image =
        new BuiltImage()
            .layer(
                new LayerFiles()
                    .link("usr/share/java/tool.jar", "tool-1.0.jar")
                    .link("var/lib/dpkg/status", "/elsewhere")
                    .add(
                        "usr/share/java/tool-1.0.jar",
                        SampleImages.jar(Map.of("A", new byte[1])),
                        0644));
    assertThat(purls(scan(image, Scope.SQUASHED))).containsExactly("pkg:maven/tool/tool@1.0");
  }

  @ParameterizedTest
  @EnumSource
  void layersMayBePackedInAnyWay(Packing packing) {
    BuiltImage image =
        new BuiltImage()
            .layer(
                new LayerFiles()
                    .add("x/node_modules/a/package.json", "{\"name\":\"a\",\"version\":\"1\"}"),
                packing);
    assertThat(purls(scan(image, Scope.SQUASHED))).containsExactly("pkg:npm/a@1");
  }
}
