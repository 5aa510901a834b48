package dev.signlab.sbom;

import static dev.signlab.sbom.ImageScanTests.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.sbom.BuiltImage.LayerFiles;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is found where an engine would find it. Each layer is written as lines: {@code PATH = NAME}
 * is a file that says that a package of Node.js is installed, {@code PATH -> TARGET} a symbolic
 * link, {@code PATH => TARGET} a hard link, {@code - PATH} a whiteout (an opaque one with a slash
 * at its end), and a path with a slash at its end a folder.
 */
class LinkTests {

  private static String json(String name) {
    return "{\"name\":\"" + name + "\",\"version\":\"1\"}";
  }

  private static LayerFiles layer(String lines) {
    LayerFiles files = new LayerFiles();
    for (String line : lines.strip().split("\n", -1)) {
      String[] words = line.strip().split(" ", -1);
      String last = words[words.length - 1];
      switch (words.length == 1 ? "/" : words[0].equals("-") ? "-" : words[1]) {
        case "=" -> files.add(words[0], json(last));
        case "->" -> files.link(words[0], last);
        case "=>" -> files.hardLink(words[0], last);
        case "-" -> files.remove(last);
        case "/" -> files.folder(last);
        default -> throw new AssertionError(line);
      }
    }
    return files;
  }

  private static Inventory inventory(Scope scope, String... layers) {
    BuiltImage image = new BuiltImage();
    Arrays.stream(layers).map(LinkTests::layer).forEach(image::layer);
    return scan(image, scope);
  }

  private static List<String> found(Scope scope, String... layers) {
    Inventory inventory = inventory(scope, layers);
    assertThat(inventory.warnings()).isEmpty();
    return inventory.packages().stream()
        .map(each -> each.found().name() + " " + each.locations())
        .toList();
  }

  private static Arguments image(String what, String expected, String... layers) {
    return Arguments.of(what, layers, expected);
  }

  private static final String A = "node_modules/a/package.json";

  static Stream<Arguments> images() {
    return Stream.of(
        image("hard link", "a [node_modules/a/package.json]", "store/1 = a\n" + A + " => store/1"),
        image(
            "hard link to a layer below",
            "a [node_modules/a/package.json]",
            "store/1 = a",
            A + " => ./store/1"),
        image(
            "two hard links",
            "a [app/node_modules/a/package.json, srv/node_modules/a/package.json]",
            "x = a\napp/" + A + " => x\nsrv/" + A + " => /x"),
        image(
            "hard link whose first name goes",
            "a [node_modules/a/package.json]",
            "x = a\n" + A + " => x",
            "- x"),
        image(
            "hard link to the old content",
            "a [node_modules/a/package.json]",
            "x = a\n" + A + " => x",
            "x = b"),
        image(
            "hard link to a symbolic link",
            "a [node_modules/a/package.json]",
            "x = a\ny -> /x\n" + A + " => y"),
        image(
            "symbolic link to a file", "a [node_modules/a/package.json]", "x = a\n" + A + " -> /x"),
        image(
            "symbolic link to a folder",
            "a [app/node_modules/a/package.json]",
            "opt/a/package.json = a\napp/node_modules/a -> ../../opt/a"),
        image(
            "links in links",
            "a [app/node_modules/a/package.json]",
            "app/node_modules/a -> /one\none -> two\ntwo/package.json -> /three/x\nthree/x = a"),
        image(
            "a link above the root stays in the image",
            "a [node_modules/a/package.json]",
            "x = a\n" + A + " -> ../../../../../x"),
        image(
            "a file and a link to it count once",
            "a [node_modules/a/package.json]",
            A + " = a\nlib -> node_modules\napp/node_modules/b -> /node_modules/a"),
        image(
            "an entry through a link of a layer below",
            "a [usr/share/node_modules/a/package.json]",
            "share -> usr/share",
            "share/" + A + " = a"),
        image(
            "an entry through a link to a folder that is not there yet",
            "a [usr/share/node_modules/a/package.json]",
            "share -> /usr/share\nshare/" + A + " = a"),
        image("a whiteout through a link", "", "lib -> usr\nusr/" + A + " = a", "- lib/" + A),
        image(
            "an opaque folder through a link",
            "b [usr/node_modules/b/package.json]",
            "lib -> usr\nusr/" + A + " = a",
            "lib/node_modules/b/package.json = b\n- lib/node_modules/"),
        image(
            "a link where a folder was",
            "b [else/node_modules/a/package.json]",
            "lib/" + A + " = a\nelse/" + A + " = b",
            "lib -> else"),
        image(
            "a folder where a link was",
            "a [usr/node_modules/a/package.json]|b [lib/node_modules/b/package.json]",
            "lib -> usr\nusr/" + A + " = a",
            "lib/\nlib/node_modules/b/package.json = b"),
        image(
            "a folder that comes again",
            "a [node_modules/a/package.json]",
            A + " = a",
            "node_modules/"),
        image(
            "the last of two entries counts",
            "b [node_modules/a/package.json]",
            A + " = a\n" + A + " = b"),
        image(
            "a whiteout does not reach its own layer",
            "b [node_modules/a/package.json]",
            A + " = a",
            "- node_modules/a\n" + A + " = b"),
        image(
            "a whiteout behind what it spares",
            "b [node_modules/b/package.json]",
            A + " = a",
            "node_modules/b/package.json = b\n- node_modules"),
        image(
            "dots and slashes",
            "a [node_modules/a/package.json]",
            "./x/..//node_modules/./a/package.json = a"),
        image("a slash in front", "a [node_modules/a/package.json]", "/" + A + " = a"),
        image("links in a circle", "", "x -> y\ny -> x\n" + A + " -> x\nz -> z/z"),
        image("a link to all", "a [node_modules/a/package.json]", A + " = a\nself -> /\nup -> ."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("images")
  void filesAreFoundWhereAnEngineFindsThem(String what, String[] layers, String expected) {
    assertThat(String.join("|", found(Scope.SQUASHED, layers))).isEqualTo(expected);
  }

  @Test
  void databasesAreFoundThroughLinks() {
    String musl = "P:musl\nV:1.2.5-r10\n\n";
    String bash = "Package: bash\nVersion: 5\nStatus: install ok installed\n";
    BuiltImage image =
        new BuiltImage()
            .layer(
                new LayerFiles()
                    .link("lib", "usr/lib")
                    .link("var/lib/dpkg", "/usr/state/dpkg")
                    .link("usr/state", "../data")
                    .add("data/dpkg/status", bash))
            .layer(new LayerFiles().add("lib/apk/db/installed", musl));
    assertThat(scan(image, Scope.SQUASHED).packages())
        .extracting(each -> each.found().name() + " " + each.locations())
        .containsExactly("bash [var/lib/dpkg/status]", "musl [usr/lib/apk/db/installed]");
  }

  @Test
  void allLayersKnowTheLinksOfTheirTime() {
    String[] layers = {"x = a\n" + A + " -> /x", "- x", "y = b\n" + A + " => y", "- " + A};
    assertThat(found(Scope.SQUASHED, layers)).isEmpty();
    assertThat(found(Scope.ALL_LAYERS, layers)).containsExactly("a [" + A + "]", "b [" + A + "]");
  }

  @Test
  void programsAreListedUnderTheNameThatIsLeft() {
    byte[] elf = SampleImages.elf("go1.24.4", "path\tx\nmod\texample.com/x\tv1.0.0\t\n");
    BuiltImage image =
        new BuiltImage()
            .layer(new LayerFiles().add("bin/one", elf, 0755).hardLink("bin/two", "bin/one"))
            .layer(new LayerFiles().remove("bin/one"));
    assertThat(scan(image, Scope.SQUASHED).packages())
        .extracting(each -> each.found().name() + " " + each.locations())
        .containsExactly("x [bin/two]", "stdlib [bin/two]");
  }

  @Test
  void licencesCountForEachFolderThatIsALink() {
    String notice = "Format: copyright-format/1.0\nLicense: MIT\n";
    String both = "Package: a\nVersion: 1\n\nPackage: b\nVersion: 1\n";
    BuiltImage image =
        new BuiltImage()
            .layer(
                new LayerFiles()
                    .add("var/lib/dpkg/status", both)
                    .add("usr/share/doc/a/copyright", notice)
                    .link("usr/share/doc/b", "a"));
    assertThat(scan(image, Scope.SQUASHED).packages())
        .extracting(each -> each.found().licences())
        .containsExactly(List.of("MIT"), List.of("MIT"));
  }

  @Test
  void aLinkToNothingAndAnEndlessOneAreSaid() {
    assertThat(inventory(Scope.SQUASHED, A + " => nowhere").warnings())
        .singleElement()
        .asString()
        .contains(A)
        .contains("nowhere");
    assertThat(inventory(Scope.SQUASHED, "x -> x\nx/" + A + " = a").warnings())
        .singleElement()
        .asString()
        .contains("circle");
  }

  @Test
  void foldersThatLeadIntoEachOtherEnd() {
    LayerFiles files = new LayerFiles();
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        files.link("d" + i + "/l" + j, "../d" + j);
      }
    }
    files.add("d0/" + A, json("a"));
    assertThat(scan(new BuiltImage().layer(files), Scope.SQUASHED).packages()).hasSize(1);
  }

  @Test
  void archivesOfJavaAreNamedByTheirOwnNames() {
    byte[] jar = SampleImages.jar(Map.of("A", new byte[1]));
    BuiltImage image =
        new BuiltImage()
            .layer(
                new LayerFiles()
                    .add("lib/part-1.0.jar", jar, 0644)
                    .hardLink("lib/other-2.0.jar", "lib/part-1.0.jar")
                    .link("lib/part.jar", "part-1.0.jar"));
    assertThat(scan(image, Scope.SQUASHED).packages())
        .extracting(each -> each.found().name() + " " + each.found().version())
        .containsExactly("other 2.0", "part 1.0");
  }
}
