package dev.signlab.sbom.document;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.storage.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.jacksonstore.MultiFormatStore;
import org.spdx.library.SpdxModelFactory;
import org.spdx.storage.ISerializableModelStore;
import org.spdx.storage.simple.InMemSpdxStore;
import org.spdx.tagvaluestore.TagValueStore;

/**
 * Writes inventories. The same inventory at the same time gives the same bytes. Nothing is asked of
 * the net: the list of licences comes with the library.
 */
public final class SbomWriter {

  /** What documents name as their maker. */
  static final String TOOL = "container-signing-lab";

  static {
    System.setProperty("org.spdx.useJARLicenseInfoOnly", "true");
    SpdxModelFactory.init();
  }

  private SbomWriter() {}

  /**
   * Writes an inventory.
   *
   * @param created the time that the document says
   */
  public static byte[] write(Inventory inventory, SbomFormat format, Instant created) {
    Instant second = created.truncatedTo(ChronoUnit.SECONDS);
    try {
      return switch (format) {
        case SPDX -> spdx(inventory, format, second, new TagValueStore(new InMemSpdxStore()));
        case SPDX_JSON -> spdx(inventory, format, second, jsonStore());
        case CYCLONEDX_JSON, CYCLONEDX_XML -> cycloneDx(inventory, format, second);
        case TABLE -> PackageTable.write(inventory).getBytes(StandardCharsets.UTF_8);
        case PURLS -> PackageTable.purls(inventory).getBytes(StandardCharsets.UTF_8);
        case SYFT_JSON -> throw new AssertionError("not offered by SbomFormat.parse");
      };
    } catch (InvalidSPDXAnalysisException | IOException | GeneratorException e) {
      throw refused(inventory, format, e);
    }
  }

  private static MultiFormatStore jsonStore() {
    return new MultiFormatStore(new InMemSpdxStore(), MultiFormatStore.Format.JSON_PRETTY);
  }

  private static byte[] spdx(
      Inventory inventory, SbomFormat format, Instant created, ISerializableModelStore store)
      throws InvalidSPDXAnalysisException, IOException {
    new SpdxMaker(inventory, store, format, created).fill();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.serialize(out);
    return ended(out.toString(StandardCharsets.UTF_8));
  }

  private static byte[] cycloneDx(Inventory inventory, SbomFormat format, Instant created)
      throws GeneratorException {
    Bom bom = CycloneDxMaker.make(inventory, format, created);
    return ended(
        format == SbomFormat.CYCLONEDX_XML
            ? BomGeneratorFactory.createXml(Version.VERSION_16, bom).toXmlString()
            : BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString(true));
  }

  private static byte[] ended(String text) {
    return (text.strip() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static LabException refused(Inventory inventory, SbomFormat format, Exception e) {
    return Problem.of("cannot write the inventory of " + inventory.image().name())
        .tried("write it as " + format.word())
        .expected("names and versions that the format allows")
        .found(Reason.of(e))
        .hint("another format may take them: -o cyclonedx-json")
        .asException(e);
  }
}
