package dev.signlab.sbom;

import static dev.signlab.sbom.ImageScanTests.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.sbom.BuiltImage.LayerFiles;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.Scope;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTests {

  private static Inventory scanFile(String path, String content) {
    return scan(new BuiltImage().layer(new LayerFiles().add(path, content)), Scope.SQUASHED);
  }

  private static String found(Inventory inventory) {
    return inventory.packages().stream()
        .map(each -> each.found().fullName() + "@" + each.found().version())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "install ok installed, true",
    "hold ok installed, true",
    "deinstall ok installed, true",
    "install ok unpacked, true",
    "install ok half-configured, true",
    "install reinstreq half-installed, true",
    "install ok triggers-awaited, true",
    "install ok triggers-pending, true",
    "deinstall ok config-files, false",
    "purge ok not-installed, false",
    "unknown ok not-installed, false",
  })
  void dpkgCountsWhatHasFilesInPlace(String status, boolean isThere) {
    String text = "Package: tool\nStatus: " + status + "\nVersion: 1\n\n";
    assertThat(found(scanFile("var/lib/dpkg/status", text))).isEqualTo(isThere ? "tool@1" : "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package: tool\nVERSION: 1\n",
        "\ufeffPackage: tool\nVersion: 1\n",
        "Package: tool\r\nVersion: 1\r\n\r\n",
        "Package:tool\nVersion:1",
        "\n\nPackage: tool\nDescription: x\n .\n y\nVersion: 1\n",
      })
  void listsOfDebianAreReadHoweverTheyAreWritten(String text) {
    Inventory inventory = scanFile("var/lib/dpkg/status.d/tool", text);
    assertThat(inventory.warnings()).isEmpty();
    assertThat(found(inventory)).isEqualTo("tool@1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "var/lib/dpkg/status|Package: a~Version: 1~~no field~~Package: b~Version: 2~",
        "var/lib/dpkg/status|Package: a~Version: 1~~Package: x~~Package: b~Version: 2~",
        "lib/apk/db/installed|P:a~V:1~~P:x~~P:b~V:2~",
        "lib/apk/db/installed|P:a~V:1~~broken~~P:b~V:2~",
      })
  void whatCannotBeReadInAListHidesNothingElse(String path, String lines) {
    Inventory inventory = scanFile(path, lines.replace('~', '\n'));
    assertThat(found(inventory)).isEqualTo("a@1 b@2");
    assertThat(inventory.warnings()).singleElement().asString().contains("left out a part");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lib/Part-2.dist-info/METADATA",
        "lib/part-2.Dist-Info/METADATA",
        "lib/Part-2.egg-info/PKG-INFO",
        "lib/Part-2.egg-info",
        "lib/Part-2-py3.12.egg/EGG-INFO/PKG-INFO",
        "Part-2.egg/EGG-INFO/PKG-INFO",
      })
  void pythonKeepsWhatItInstalledInSeveralPlaces(String path) {
    for (String text :
        new String[] {
          "Name: Part\nVersion: 2\n\nVersion: 9\n",
          "\ufeffMetadata-Version: 2.1\r\nname: Part\r\nversion: 2\r\n\r\ntext\r\n"
        }) {
      Inventory inventory = scanFile(path, text);
      assertThat(found(inventory)).isEqualTo("Part@2");
      assertThat(inventory.warnings()).isEmpty();
    }
  }

  @Test
  void aFolderOfPythonThatIsALinkIsRead() {
    BuiltImage image =
        new BuiltImage()
            .layer(
                new LayerFiles()
                    .add("opt/meta/PKG-INFO", "Name: Part\nVersion: 2\n")
                    .link("usr/lib/python3/Part-2.egg-info", "/opt/meta"));
    assertThat(found(scan(image, Scope.SQUASHED))).isEqualTo("Part@2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a|{\"name\":\"a\",\"version\":\"1\"}|a@1",
        "@s/a|{\"name\":\"@s/a\",\"version\":\"1\"}|@s/a@1",
        "a|\ufeff{\"name\":\"a\",\"version\":\"1\"}|a@1",
        "a|{\"name\":\"a\"}|a@",
      })
  void nodeKeepsScopesAndMayLackAVersion(String folder, String json, String expected) {
    assertThat(found(scanFile("srv/node_modules/" + folder + "/package.json", json)))
        .isEqualTo(expected);
  }

  @Test
  void aProgramNeedNotBeExecutable() {
    byte[] elf = SampleImages.elf("go1.24.4", "path\tx\nmod\texample.com/x\tv1.0.0\t\n");
    BuiltImage image = new BuiltImage().layer(new LayerFiles().add("lib/x.so", elf, 0644));
    assertThat(found(scan(image, Scope.SQUASHED))).isEqualTo("example.com/x@v1.0.0 stdlib@1.24.4");
  }

  /** The same program as other linkers and tools leave it. */
  @Test
  void theBlockOfGoIsFoundWhereverLinkersPutIt() {
    byte[] elf = SampleImages.elf("go1.24.4", "path\tx\nmod\texample.com/x\tv1.0.0\t\n");
    ByteBuffer out = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(64 + 56 + 32, 16);
    assertThat(found(scanProgram(elf))).as("a second segment of data").contains("stdlib@1.24.4");
    out.putLong(64 + 56 + 8, out.getLong(64 + 56 + 8) - 8);
    assertThat(found(scanProgram(elf))).as("data that is not aligned").contains("stdlib@1.24.4");
    out.putLong(32, elf.length - 112);
    assertThat(found(scanProgram(elf))).as("a table at the end").contains("stdlib@1.24.4");
  }

  @Test
  void aProgramOfGoWithoutModulesIsSaidToBeOne() {
    Inventory inventory =
        scanProgram(SampleImages.elf("go1.24.4", "path\tcommand-line-arguments\n"));
    assertThat(found(inventory)).isEqualTo("stdlib@1.24.4");
    assertThat(inventory.warnings()).singleElement().asString().contains("modules of x are NOT");
  }

  @ParameterizedTest
  @CsvSource({
    "var/lib/dpkg/status, 'Package: a\nVersion: 1\n'",
    "var/lib/dpkg/status.d/a, 'Package: a\nVersion: 1\n'",
    "usr/lib/apk/db/installed, 'P:a\nV:1\n'",
  })
  void theListsOfASystemInAFolderCountToo(String path, String text) {
    assertThat(found(scanFile(path, text.replace("\\n", "\n")))).isEqualTo("a@1");
    assertThat(found(scanFile("srv/chroot/" + path, text.replace("\\n", "\n")))).isEqualTo("a@1");
  }

  @Test
  void aPackedProgramIsSaidToBeOne() {
    byte[] elf = SampleImages.elf("go1.24.4", "");
    System.arraycopy("UPX!".getBytes(StandardCharsets.US_ASCII), 0, elf, 236, 4);
    assertThat(scanProgram(elf).warnings()).singleElement().asString().contains("UPX");
  }

  private static Inventory scanProgram(byte[] elf) {
    return scan(new BuiltImage().layer(new LayerFiles().add("x", elf, 0755)), Scope.SQUASHED);
  }

  @ParameterizedTest
  @CsvSource({
    "var/lib/pacman/local/bash-5.2-1/desc, pacman",
    "usr/lib/opkg/status, opkg",
    "var/db/pkg/app-shells/bash-5.2/PF, Portage",
    "nix/var/nix/db/db.sqlite, Nix",
    "opt/conda/conda-meta/numpy-2.0.json, Conda",
    "usr/lib/ruby/gems/3.3.0/specifications/rake-13.gemspec, RubyGems",
    "srv/vendor/composer/installed.json, Composer",
    "app/shop.deps.json, NuGet",
    "usr/local/lib/R/site-library/ggplot2/DESCRIPTION, of R",
    "srv/.pnp.cjs, Yarn",
    "opt/app/resources/app.asar, Electron",
    "home/linuxbrew/.linuxbrew/Cellar/jq/1.8/INSTALL_RECEIPT.json, Homebrew",
    "snap/core/1/meta/snap.yaml, Snap",
    "opt/bitnami/nginx/.spdx-nginx.spdx, Bitnami",
    "var/lib/rpm/rpmdb.sqlite-wal, changes",
  })
  void packagesThatAreNotReadHereAreSaidToBeThere(String path, String word) {
    Inventory inventory = scanFile(path, "x");
    assertThat(inventory.packages()).isEmpty();
    assertThat(inventory.warnings()).singleElement().asString().contains(word);
  }
}
