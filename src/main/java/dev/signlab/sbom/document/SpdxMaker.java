package dev.signlab.sbom.document;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.ListedPackage;
import dev.signlab.sbom.scan.ScannedImage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spdx.core.IModelCopyManager;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.library.LicenseInfoFactory;
import org.spdx.library.ModelCopyManager;
import org.spdx.library.model.v2.Checksum;
import org.spdx.library.model.v2.ReferenceType;
import org.spdx.library.model.v2.SpdxConstantsCompatV2;
import org.spdx.library.model.v2.SpdxDocument;
import org.spdx.library.model.v2.SpdxPackage;
import org.spdx.library.model.v2.enumerations.ChecksumAlgorithm;
import org.spdx.library.model.v2.enumerations.Purpose;
import org.spdx.library.model.v2.enumerations.ReferenceCategory;
import org.spdx.library.model.v2.enumerations.RelationshipType;
import org.spdx.library.model.v2.license.AnyLicenseInfo;
import org.spdx.library.model.v2.license.ExtractedLicenseInfo;
import org.spdx.library.model.v2.license.SpdxNoAssertionLicense;
import org.spdx.storage.IModelStore;

/** Makes an SPDX 2.3 document of an inventory, in a store of SPDX's library. */
final class SpdxMaker {

  private static final String NONE = SpdxConstantsCompatV2.NOASSERTION_VALUE;

  /** What a package URL is to SPDX (SPDX 2.3, Annex F.3.5). */
  private static final String PURL =
      SpdxConstantsCompatV2.SPDX_LISTED_REFERENCE_TYPES_PREFIX + "purl";

  private final Inventory inventory;
  private final IModelStore store;
  private final IModelCopyManager copies = new ModelCopyManager();
  private final SpdxDocument document;
  private final Map<String, AnyLicenseInfo> licences = new HashMap<>();
  private final List<ExtractedLicenseInfo> extracted = new ArrayList<>();

  SpdxMaker(Inventory inventory, IModelStore store, SbomFormat format, Instant created)
      throws InvalidSPDXAnalysisException {
    this.inventory = inventory;
    this.store = store;
    this.document =
        new SpdxDocument(
            store,
            "https://spdx.org/spdxdocs/"
                + ImageIdentity.shortName(inventory.image())
                + "-"
                + ImageIdentity.uuid(inventory, format, created),
            copies,
            true);
    document.setSpecVersion("SPDX-2.3");
    document.setName(inventory.image().name());
    document.setDataLicense(LicenseInfoFactory.getListedLicenseByIdCompatV2("CC0-1.0"));
    document.setCreationInfo(
        document
            .createCreationInfo(
                List.of("Tool: " + SbomWriter.TOOL),
                created.truncatedTo(ChronoUnit.SECONDS).toString())
            .setComment("scope: " + inventory.scope().words()));
  }

  void fill() throws InvalidSPDXAnalysisException {
    SpdxPackage image = image();
    document.getDocumentDescribes().add(image);
    for (ListedPackage each : inventory.packages()) {
      SpdxPackage made = make(each);
      image.addRelationship(document.createRelationship(made, RelationshipType.CONTAINS, null));
    }
    document.setExtractedLicenseInfos(extracted);
    if (!inventory.warnings().isEmpty()) {
      document.setComment("incomplete: " + String.join("; ", inventory.warnings()));
    }
  }

  private SpdxPackage image() throws InvalidSPDXAnalysisException {
    ScannedImage image = inventory.image();
    SpdxPackage.SpdxPackageBuilder builder =
        start("SPDXRef-Image", image.name(), noAssertion())
            .setVersionInfo(image.manifest().toString())
            .setPrimaryPurpose(Purpose.CONTAINER)
            .addChecksum(checksum(image.manifest()));
    inventory
        .distribution()
        .ifPresent(system -> builder.setComment("operating system: " + system.prettyName()));
    addPurl(builder, ImageIdentity.purl(image, image.manifest()));
    if (image.index().isPresent()) {
      addPurl(builder, ImageIdentity.purl(image, image.index().get()));
    }
    return builder.build();
  }

  private SpdxPackage make(ListedPackage each) throws InvalidSPDXAnalysisException {
    SpdxPackage.SpdxPackageBuilder builder =
        start(id(each), each.found().fullName(), licence(each.found().licences()))
            .setSourceInfo("found in /" + String.join(", /", each.locations()));
    if (!each.found().version().isEmpty()) {
      builder.setVersionInfo(each.found().version());
    }
    addPurl(builder, Optional.of(each.purl()).filter(purl -> !purl.isEmpty()));
    return builder.build();
  }

  private SpdxPackage.SpdxPackageBuilder start(String id, String name, AnyLicenseInfo declared) {
    return document
        .createPackage(id, name, noAssertion(), NONE, declared)
        .setDownloadLocation(NONE)
        .setFilesAnalyzed(false);
  }

  private void addPurl(SpdxPackage.SpdxPackageBuilder builder, Optional<String> purl)
      throws InvalidSPDXAnalysisException {
    if (purl.isPresent()) {
      builder.addExternalRef(
          document.createExternalRef(
              ReferenceCategory.PACKAGE_MANAGER, new ReferenceType(PURL), purl.get(), null));
    }
  }

  private Checksum checksum(Digest digest) throws InvalidSPDXAnalysisException {
    ChecksumAlgorithm algorithm =
        digest.algorithm() == DigestAlgorithm.SHA512
            ? ChecksumAlgorithm.SHA512
            : ChecksumAlgorithm.SHA256;
    return document.createChecksum(algorithm, digest.hex());
  }

  private static String id(ListedPackage each) {
    String all =
        each.found().type() + each.found().fullName() + each.found().version() + each.purl();
    String hash = Digest.of(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 12);
    String name = ImageIdentity.slug(each.found().name());
    return "SPDXRef-Package-" + each.found().type().words() + "-" + name + "-" + hash;
  }

  private AnyLicenseInfo noAssertion() {
    try {
      return new SpdxNoAssertionLicense();
    } catch (InvalidSPDXAnalysisException e) {
      throw new AssertionError("a licence that says nothing needs nothing", e);
    }
  }

  private AnyLicenseInfo licence(List<String> stated) throws InvalidSPDXAnalysisException {
    List<AnyLicenseInfo> all = new ArrayList<>();
    for (String each : stated) {
      AnyLicenseInfo known = licences.get(each);
      if (known == null) {
        known = make(each);
        licences.put(each, known);
      }
      all.add(known);
    }
    return switch (all.size()) {
      case 0 -> noAssertion();
      case 1 -> all.getFirst();
      default -> document.createConjunctiveLicenseSet(all);
    };
  }

  private AnyLicenseInfo make(String stated) throws InvalidSPDXAnalysisException {
    Optional<String> expression = StatedLicence.expression(stated);
    if (expression.isPresent()) {
      try {
        return LicenseInfoFactory.parseSPDXLicenseStringCompatV2(
            expression.get(), store, document.getDocumentUri(), copies);
      } catch (InvalidSPDXAnalysisException e) {
        // Listed words in an order that is no expression: kept as stated, below.
      }
    }
    String hash = Digest.of(stated.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 8);
    String slug = ImageIdentity.slug(stated.length() > 40 ? stated.substring(0, 40) : stated);
    ExtractedLicenseInfo info =
        document.createExtractedLicense("LicenseRef-" + slug + "-" + hash, stated);
    info.setName(stated);
    extracted.add(info);
    return info;
  }
}
