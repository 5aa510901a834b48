package dev.signlab.sbom;

import dev.signlab.sbom.BuiltImage.LayerFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Images of six kinds, as small as they can be. */
public final class SampleImages {

  private SampleImages() {}

  /** Debian: three packages, of which a later layer removes one. */
  public static BuiltImage debian() {
    String zlib = stanza("zlib1g", "1:1.2.13.dfsg-1", "install ok installed", "zlib");
    String bash = stanza("bash", "5.2.15-2+b2", "install ok installed", "bash (5.2.15-2)");
    String gone = stanza("old-thing", "1.0", "deinstall ok config-files", "");
    String curl = stanza("curl", "7.88.1-10", "install ok installed", "");
    return new BuiltImage()
        .layer(
            new LayerFiles()
                .add(
                    "usr/lib/os-release",
                    """
                    PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
                    ID=debian
                    VERSION_ID="12"
                    """)
                .add("./var/lib/dpkg/status", zlib + curl + gone)
                .add(
                    "usr/share/doc/zlib1g/copyright",
                    """
                    Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

                    Files: *
                    License: Zlib
                    """)
                .add(
                    "usr/share/doc/bash/copyright",
                    "Format: x copyright-format\nLicense: GPL-3+\n"))
        .layer(new LayerFiles().add("var/lib/dpkg/status", zlib + bash + gone));
  }

  private static String stanza(String name, String version, String status, String source) {
    return "Package: "
        + name
        + "\nStatus: "
        + status
        + "\nArchitecture: amd64\nVersion: "
        + version
        + (source.isEmpty() ? "" : "\nSource: " + source)
        + "\nDescription: a thing\n of which\n .\n more is said\n\n";
  }

  /** Alpine: two packages. */
  public static BuiltImage alpine() {
    return new BuiltImage()
        .layer(
            new LayerFiles()
                .add("etc/os-release", "NAME=\"Alpine Linux\"\nID=alpine\nVERSION_ID=3.22.1\n")
                .add(
                    "lib/apk/db/installed",
                    """
                    C:Q1abc=
                    P:musl
                    V:1.2.5-r10
                    A:x86_64
                    L:MIT
                    o:musl
                    F:lib
                    R:ld.so

                    P:busybox-binsh
                    V:1.37.0-r18
                    A:x86_64
                    L:GPL-2.0-only
                    o:busybox
                    r:busybox-initscripts
                    F:bin
                    M:0:0:1777
                    R:sh
                    a:0:0:777
                    Z:Q1x=

                    """));
  }

  /** Java: one archive by its pom, which holds another, and one by its name alone. */
  public static BuiltImage java() {
    byte[] inner =
        jar(Map.of("META-INF/MANIFEST.MF", utf8("Manifest-Version: 1.0\n"), "A", utf8("x")));
    byte[] outer =
        jar(
            Map.of(
                "META-INF/MANIFEST.MF",
                utf8("Manifest-Version: 1.0\nBundle-License: Apache-2.0\n"),
                "META-INF/maven/org.example/shop/pom.properties",
                utf8("groupId=org.example\nartifactId=shop\nversion=2.1.0\n"),
                "BOOT-INF/lib/slf4j-api-2.0.17.jar",
                inner));
    byte[] named =
        jar(
            Map.of(
                "META-INF/MANIFEST.MF",
                utf8(
                    """
                    Manifest-Version: 1.0
                    Implementation-Title: Plain Tool
                    Implementation-Version: 7
                    Implementation-Vendor-Id: com.plain
                    """)));
    return new BuiltImage()
        .layer(new LayerFiles().add("app/shop.jar", outer, 0644).add("app/tool.jar", named, 0644));
  }

  /** Node.js and Python: two packages each, one of them with a scope. */
  public static BuiltImage nodeAndPython() {
    String python = "usr/lib/python3/dist-packages/";
    return new BuiltImage()
        .layer(
            new LayerFiles()
                .add("app/package.json", "{\"name\":\"the-app\",\"version\":\"0.0.1\"}")
                .add(
                    "app/node_modules/express/package.json",
                    "{\"name\":\"express\",\"version\":\"5.1.0\",\"license\":\"MIT\"}")
                .add("app/node_modules/express/lib/package.json", "{\"type\":\"module\"}")
                .add(
                    "app/node_modules/@types/node/package.json",
                    "{\"name\":\"@types/node\",\"version\":\"24.0.1\","
                        + "\"licenses\":[{\"type\":\"MIT\"},{\"type\":\"Our Own\"}]}")
                .add(
                    python + "requests-2.32.4.dist-info/METADATA",
                    """
                    Metadata-Version: 2.1
                    Name: requests
                    Version: 2.32.4
                    License: Apache-2.0

                    Name: not me
                    """)
                .add(
                    python + "PyYAML.egg-info/PKG-INFO",
                    """
                    Name: PyYAML
                    Version: 6.0.2
                    License: UNKNOWN
                    Classifier: License :: OSI Approved :: MIT License
                    """));
  }

  /** Nothing but a program that Go built. */
  public static BuiltImage go() {
    String modules =
        """
        path\texample.com/hello
        mod\texample.com/hello\t(devel)\t
        dep\tgithub.com/spf13/cobra\tv1.9.1\th1:x=
        dep\tgolang.org/x/sys\tv0.33.0\th1:x=
        =>\tgolang.org/x/sys\tv0.33.1\th1:x=
        build\tCGO_ENABLED=0
        """;
    return new BuiltImage().layer(new LayerFiles().add("hello", elf("go1.24.4", modules), 0755));
  }

  /** An image of which not all can be read. */
  public static BuiltImage incomplete() {
    return new BuiltImage()
        .layer(
            new LayerFiles()
                .add("app/a.jar", "cut off \"<&>")
                .add("var/lib/pacman/local/bash-5.2-1/desc", "%NAME%\nbash\n")
                .add("var/lib/dpkg/status", "Package: bash\nVersion: 5.2\n"));
  }

  /** The frame of a 64-bit program with a data segment in which Go's block lies. */
  public static byte[] elf(String version, String modules) {
    int data = 0x20000;
    ByteBuffer out = ByteBuffer.allocate(data + 4096).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    out.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 2);
    segment(out, 64, 5, 0, data);
    segment(out, 120, 6, data, 4096);
    out.position(data + 64).put("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
    out.put((byte) 8).put((byte) 2).position(data + 96);
    text(out, utf8(version));
    text(out, utf8("0123456789abcdef" + modules + "fedcba9876543210"));
    return out.array();
  }

  private static void segment(ByteBuffer out, int at, int flags, long offset, long size) {
    out.putInt(at, 1).putInt(at + 4, flags).putLong(at + 8, offset).putLong(at + 32, size);
  }

  private static void text(ByteBuffer out, byte[] text) {
    int length = text.length;
    while (length >= 0x80) {
      out.put((byte) (length | 0x80));
      length >>= 7;
    }
    out.put((byte) length).put(text);
  }

  /** An archive of Java. */
  public static byte[] jar(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : files.keySet().stream().sorted().toList()) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(files.get(name));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** All six, by name. */
  static Map<String, BuiltImage> all() {
    return Map.of(
        "debian", debian(),
        "alpine", alpine(),
        "java", java(),
        "node-and-python", nodeAndPython(),
        "go", go(),
        "incomplete", incomplete());
  }

  static List<String> names() {
    return List.of("debian", "alpine", "java", "node-and-python", "go", "incomplete");
  }
}
