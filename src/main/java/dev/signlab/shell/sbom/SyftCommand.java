package dev.signlab.shell.sbom;

import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.sbom.scan.ImageScan;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.Scope;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;

/** {@code syft}: what is installed in an image, for people or as a document. */
final class SyftCommand implements Command {

  private static final String SCOPE = "scope";
  private static final String PLATFORM = "platform";
  private static final String QUIET = "quiet";

  private final CommandSpec spec;

  SyftCommand(String name) {
    CommandSpec.Builder builder =
        CommandSpec.of(name, "syft", "List what is installed in an image")
            .flag(
                Flag.text(
                        SyftOutput.OUTPUT,
                        "FORMAT[=FILE]",
                        "table, spdx, spdx-json, cyclonedx-json, cyclonedx-xml or purls")
                    .withShort("o")
                    .repeated())
            .flag(
                Flag.text(SCOPE, "SCOPE", "squashed (what a container sees) or all-layers")
                    .withShort("s")
                    .withDefault("squashed"))
            .flag(
                Flag.text(
                    PLATFORM,
                    "OS/ARCH[/VARIANT]",
                    "which image of an index you mean (default linux/amd64)"))
            .flag(
                Flag.text(SyftSource.NAME, "NAME", "what the document calls the image")
                    .completing(Completion.NONE))
            .flag(
                Flag.toggle(QUIET, "say nothing but the result, and what it lacks").withShort("q"))
            .flag(
                Flag.file(SyftOutput.FILE, "file for the default format")
                    .deprecatedBecause("use: --output FORMAT=PATH"))
            .argument(
                "IMAGE",
                "an image here or in a registry, or registry:IMAGE, docker:IMAGE,"
                    + " oci-dir:FOLDER, oci-archive:FILE, docker-archive:FILE",
                Completion.IMAGE)
            .example(name + " localhost:5001/studentbook:1.0 -o spdx-json > studentbook.spdx.json");
    this.spec =
        name.endsWith(" packages")
            ? builder.deprecatedBecause("use `syft scan` instead").build()
            : builder.build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public int run(Invocation invocation) {
    SyftOutput output = SyftOutput.of(invocation);
    Scope scope = Scope.parse(invocation.flag(SCOPE).orElse("squashed"));
    SyftSource source = SyftSource.of(invocation);
    ImageScan scan =
        new ImageScan(
            scope,
            PlatformChoice.of(invocation.flag(PLATFORM).filter(each -> !each.isEmpty())),
            invocation.screen()::progress);
    Inventory inventory = scan.run(source.image(), source.name(), source.reference());
    if (!invocation.isOn(QUIET)) {
      report(invocation, source, inventory);
    }
    inventory.warnings().forEach(each -> invocation.screen().err("warning: " + each));
    output.write(inventory);
    return OK;
  }

  private static void report(Invocation invocation, SyftSource source, Inventory inventory) {
    boolean isPlain = invocation.screen().style().plain();
    String mark = isPlain ? "" : "✔ ";
    String pad = isPlain ? "  " : "    ";
    invocation.screen().err(mark + "image " + source.name() + ", " + source.place());
    invocation.screen().err(pad + inventory.image().manifest());
    int count = inventory.image().layers().size();
    String layers = count + (count == 1 ? " layer, " : " layers, ") + inventory.scope().words();
    String system = inventory.distribution().map(each -> each.prettyName() + ", ").orElse("");
    invocation
        .screen()
        .err(mark + system + layers + ": " + inventory.packages().size() + " packages");
    if (inventory.packages().isEmpty() && inventory.warnings().isEmpty()) {
      invocation.screen().err(pad + "no file in it is one that a package manager keeps");
    }
  }
}
