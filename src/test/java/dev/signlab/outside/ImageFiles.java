package dev.signlab.outside;

import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.attest.Predicate;
import dev.signlab.sbom.catalog.Cataloger;
import dev.signlab.sbom.catalog.Catalogers;
import dev.signlab.sbom.catalog.ImageFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Files inside images, which name packages, and documents about them. Databases of rpm are left
 * out: they are read by SQLite from a file, which takes too long for so many.
 */
final class ImageFiles {

  private static final List<String> PATHS =
      List.of(
          "var/lib/dpkg/status",
          "usr/share/doc/a/copyright",
          "lib/apk/db/installed",
          "etc/os-release",
          "app/node_modules/a/package.json",
          "usr/lib/python3/dist-packages/a.dist-info/METADATA",
          "app/a.jar",
          "app/a.egg",
          "usr/bin/a");

  private ImageFiles() {}

  static void catalog(byte[] content) {
    for (String path : PATHS) {
      ImageFile file = new ImageFile(path, content.length);
      ByteArrayInputStream bytes = new ByteArrayInputStream(content);
      Optional<Cataloger> kind = Catalogers.named(file);
      kind.ifPresentOrElse(
          each -> Catalogers.read(each, file, bytes), () -> Catalogers.program(file, bytes));
    }
  }

  static List<byte[]> packageFiles() {
    List<byte[]> seeds =
        new ArrayList<>(
            Seeds.texts(
                """
                Package: a
                Status: install ok installed
                Version: 1:2-3
                Architecture: amd64
                Source: b (2)
                Description: c
                 d

                Package: e
                Version: 1
                """,
                "P:musl\nV:1.2-r0\nA:x86_64\nL:MIT\no:musl\nF:lib\nR:a\n\n",
                "ID=alpine\nVERSION_ID=\"3.20\"\nPRETTY_NAME='Alpine'\n",
                "{\"name\":\"@a/b\",\"version\":\"1.0.0\",\"licenses\":[{\"type\":\"MIT\"}]}",
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nClassifier: License :: x\n\ntext\n",
                """
                Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

                Files: *
                License: MIT
                """,
                "\u007fELF\u00ff Go buildinf:\b\u0002"));
    seeds.add(jar());
    return seeds;
  }

  static void predicate(byte[] content) {
    for (String type : List.of("custom", "slsaprovenance", "spdxjson", "cyclonedx", "vuln")) {
      try {
        Predicate.of(type, content, "predicate", Instant.EPOCH);
      } catch (LabException e) {
        // A problem for one type need not be one for the next.
      }
    }
  }

  static List<byte[]> documents() {
    return Seeds.texts(
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"type":"container",\
        "name":"localhost:5001/a","version":"sha256:aa","purl":"pkg:oci/a@sha256%3Aaa"}}}\
        """,
        """
        {"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","documentDescribes":["SPDXRef-a"],\
        "packages":[{"SPDXID":"SPDXRef-a","name":"a","versionInfo":"1","externalRefs":[]}]}\
        """,
        "SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nPackageName: a\nPackageVersion: 1\n",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><bom xmlns=\"http://cyclonedx.org/"
            + "schema/bom/1.6\"><metadata><component type=\"x\"><name>&b;</name></component>"
            + "</metadata></bom>");
  }

  private static byte[] jar() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      jar.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      jar.write(
          "Manifest-Version: 1.0\nImplementation-Title: a\n".getBytes(StandardCharsets.UTF_8));
      jar.putNextEntry(new ZipEntry("META-INF/maven/g/a/pom.properties"));
      jar.write("groupId=g\nartifactId=a\nversion=1\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
