/**
 * What the databases of package managers and the files of languages say is installed: one small
 * class for each kind, all listed in {@link dev.signlab.sbom.catalog.Catalogers}.
 *
 * <p>Specification: deb-control(5), apk-package(5), os-release(5), the rpm header, pom.properties
 * of Maven's archiver, package.json, core metadata of Python, Go's debug/buildinfo; package URLs
 * (purl 1.0).
 *
 * <p>Start reading at {@link dev.signlab.sbom.catalog.Catalogers}.
 */
@NullMarked
package dev.signlab.sbom.catalog;

import org.jspecify.annotations.NullMarked;
