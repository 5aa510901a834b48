package dev.signlab.sbom.document;

import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.ListedPackage;
import dev.signlab.sbom.scan.ScannedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.BomReference;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Composition;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.license.Expression;
import org.cyclonedx.model.metadata.ToolInformation;

/** Makes a CycloneDX document of an inventory. */
final class CycloneDxMaker {

  private CycloneDxMaker() {}

  @SuppressWarnings("JavaUtilDate") // the library takes no other
  static Bom make(Inventory inventory, SbomFormat format, Instant created) {
    Bom bom = new Bom();
    bom.setSerialNumber("urn:uuid:" + ImageIdentity.uuid(inventory, format, created));
    bom.setVersion(1);
    Metadata metadata = new Metadata();
    metadata.setTimestamp(Date.from(created));
    metadata.setToolChoice(tool());
    metadata.setComponent(image(inventory));
    metadata.addProperty(new Property(SbomSubject.SCOPE, inventory.scope().words()));
    bom.setMetadata(metadata);
    bom.setComponents(new ArrayList<>());
    for (ListedPackage each : inventory.packages()) {
      bom.addComponent(component(each));
    }
    inventory.distribution().ifPresent(system -> bom.addComponent(system(inventory)));
    if (!inventory.warnings().isEmpty()) {
      inventory
          .warnings()
          .forEach(each -> metadata.addProperty(new Property(SbomSubject.MISSING, each)));
      bom.setCompositions(List.of(incomplete()));
    }
    return bom;
  }

  /** Says in the format's own words that the image holds more than is listed. */
  private static Composition incomplete() {
    Composition composition = new Composition();
    composition.setAggregate(Composition.Aggregate.INCOMPLETE);
    composition.setAssemblies(List.of(new BomReference("image")));
    return composition;
  }

  private static ToolInformation tool() {
    Component tool = new Component();
    tool.setType(Component.Type.APPLICATION);
    tool.setName(SbomWriter.TOOL);
    ToolInformation information = new ToolInformation();
    information.setComponents(List.of(tool));
    return information;
  }

  private static Component image(Inventory inventory) {
    ScannedImage image = inventory.image();
    Component component = new Component();
    component.setType(Component.Type.CONTAINER);
    component.setBomRef("image");
    component.setName(image.name());
    component.setVersion(image.manifest().toString());
    ImageIdentity.purl(image, image.manifest()).ifPresent(component::setPurl);
    image
        .index()
        .ifPresent(
            index -> component.addProperty(new Property(SbomSubject.INDEX, index.toString())));
    return component;
  }

  private static Component system(Inventory inventory) {
    Component component = new Component();
    component.setType(Component.Type.OPERATING_SYSTEM);
    inventory
        .distribution()
        .ifPresent(
            system -> {
              component.setName(system.id());
              component.setBomRef("os:" + system.id());
              if (!system.version().isEmpty()) {
                component.setVersion(system.version());
              }
              component.setDescription(system.prettyName());
            });
    return component;
  }

  private static Component component(ListedPackage each) {
    Component component = new Component();
    component.setType(Component.Type.LIBRARY);
    component.setBomRef(
        each.purl().isEmpty() ? each.found().fullName() + each.locations() : each.purl());
    if (!each.found().namespace().isEmpty()) {
      component.setGroup(each.found().namespace());
    }
    component.setName(each.found().name());
    component.setVersion(each.found().version());
    if (!each.purl().isEmpty()) {
      component.setPurl(each.purl());
    }
    licence(each.found().licences()).ifPresent(component::setLicenses);
    component.addProperty(new Property("dev.signlab:package:type", each.found().type().words()));
    each.locations()
        .forEach(path -> component.addProperty(new Property("dev.signlab:location", "/" + path)));
    return component;
  }

  /** A choice is one expression or a list of licences, never both (CycloneDX 1.6). */
  private static Optional<LicenseChoice> licence(List<String> stated) {
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    LicenseChoice choice = new LicenseChoice();
    Optional<String> first = StatedLicence.expression(stated.getFirst());
    if (stated.size() == 1 && first.filter(each -> !StatedLicence.isOne(each)).isPresent()) {
      choice.setExpression(new Expression(first.get()));
      return Optional.of(choice);
    }
    for (String each : stated) {
      License licence = new License();
      Optional<String> listed = StatedLicence.expression(each).filter(StatedLicence::isOne);
      listed.ifPresentOrElse(licence::setId, () -> licence.setName(each));
      choice.addLicense(licence);
    }
    return Optional.of(choice);
  }
}
