package dev.signlab.sbom;

import static dev.signlab.sbom.ImageScanTests.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.sbom.catalog.PackageType;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.Scope;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the package managers themselves say of a root file system, packed by GNU tar. */
class JudgedPackagesIntegrationTests {

  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

  private static final List<String> STATES =
      List.of(
          "installed",
          "unpacked",
          "half-configured",
          "half-installed",
          "triggers-awaited",
          "triggers-pending",
          "config-files",
          "not-installed");

  @TempDir Path root;

  @BeforeEach
  void fill() throws IOException {
    Path dpkg = Files.createDirectories(root.resolve("data/dpkg"));
    Files.createDirectories(dpkg.resolve("info"));
    StringBuilder status = new StringBuilder();
    for (String state : STATES) {
      status
          .append("Package: in-")
          .append(state)
          .append("\nStatus: install ok ")
          .append(state)
          .append("\nMaintainer: a\nArchitecture: all\nDescription: x\n more\nVersion: 1:2-3\n");
      if (state.startsWith("triggers-a")) {
        status.append("Triggers-Awaited: in-installed\n");
      } else if (state.startsWith("triggers-p")) {
        status.append("Triggers-Pending: ldconfig\n");
      }
      status.append('\n');
    }
    Files.writeString(dpkg.resolve("status"), status);
    Files.createDirectories(root.resolve("var/lib"));
    Files.createSymbolicLink(root.resolve("var/lib/dpkg"), Path.of("/data/dpkg"));
    python();
  }

  private void python() throws IOException {
    Path packages = Files.createDirectories(root.resolve("usr/lib/python3"));
    write(packages.resolve("wheel_one-1.dist-info/METADATA"), "Name: wheel-one\nVersion: 1\n");
    write(packages.resolve("two.egg-info/PKG-INFO"), "Name: two\r\nVersion: 2\r\n\r\nName: x\r\n");
    write(packages.resolve("three-3.egg-info"), "Name: three\nVersion: 3\n");
    write(root.resolve("opt/four/METADATA"), "name: four\nversion: 4\n");
    Files.createSymbolicLink(packages.resolve("Four-4.Dist-Info"), root.resolve("opt/four"));
    Files.createLink(
        Files.createDirectories(packages.resolve("five-5.dist-info")).resolve("METADATA"),
        write(root.resolve("cache/5"), "Name: five\nVersion: 5\n"));
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private Inventory listed(String... arguments) throws IOException {
    Tool tar = Tool.require("tar").in(root);
    Path made = Files.createTempFile("layer-", ".tar");
    try {
      String[] line = new String[arguments.length + 3];
      line[0] = "-cf";
      line[1] = made.toString();
      System.arraycopy(arguments, 0, line, 2, arguments.length);
      line[line.length - 1] = ".";
      tar.succeed(line);
      return scan(new BuiltImage().blob(LAYER, Files.readAllBytes(made)), Scope.SQUASHED);
    } finally {
      Files.delete(made);
    }
  }

  private static List<String> names(Inventory inventory, PackageType type) {
    return inventory.packages().stream()
        .filter(each -> each.found().type() == type)
        .map(each -> each.found().name() + " " + each.found().version())
        .sorted()
        .toList();
  }

  @Test
  void dpkgCallsTheSamePackagesThere() throws IOException {
    String all =
        Tool.require("dpkg-query")
            .succeed(
                "--admindir=" + root.resolve("data/dpkg"),
                "-W",
                "-f=${db:Status-Status} ${Package} ${Version}\\n")
            .stdout();
    List<String> there =
        all.lines()
            .filter(line -> !line.startsWith("config-files") && !line.startsWith("not-installed"))
            .map(line -> line.substring(line.indexOf(' ') + 1))
            .sorted()
            .toList();
    assertThat(there).isNotEmpty();
    for (String format : new String[] {"--format=gnu", "--format=posix", "--format=ustar"}) {
      assertThat(names(listed(format), PackageType.DEB)).as(format).isEqualTo(there);
    }
  }

  @Test
  void pythonFindsTheSamePackages() throws IOException {
    String script =
        "import importlib.metadata as m\n"
            + "for d in m.distributions(path=['"
            + root.resolve("usr/lib/python3")
            + "']): print(d.metadata['Name'], d.version)";
    List<String> found =
        Tool.require("python3").succeed("-c", script).stdout().lines().sorted().toList();
    assertThat(found).hasSize(5);
    Files.delete(root.resolve("usr/lib/python3/Four-4.Dist-Info"));
    Files.createSymbolicLink(
        root.resolve("usr/lib/python3/Four-4.Dist-Info"), Path.of("../../../opt/four"));
    assertThat(names(listed(), PackageType.PYTHON)).isEqualTo(found);
  }

  @Test
  void filesWithHolesAreReadWhole() throws IOException {
    byte[] jar = SampleImages.jar(Map.of("A", new byte[1]));
    Path sparse = root.resolve("holes-1.0.jar");
    try (var file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.seek(1 << 20);
      file.write(jar);
    }
    for (String version : new String[] {"0.0", "0.1", "1.0"}) {
      Inventory inventory = listed("-S", "--format=posix", "--sparse-version=" + version);
      assertThat(names(inventory, PackageType.JAVA)).as(version).containsExactly("holes 1.0");
    }
    assertThat(names(listed("-S", "--format=gnu"), PackageType.JAVA)).containsExactly("holes 1.0");
  }
}
