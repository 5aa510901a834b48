package dev.signlab.shell.cosign.files;

import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.move.ManifestImages;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import java.util.List;

/** {@code cosign manifest verify}. */
final class ManifestVerifyCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "cosign manifest verify", "cosign", "Verify the images that a Kubernetes file names")
          .flags(EachImage.flags())
          .argument("FILE", "the manifest, .yaml or .yml", Completion.FILE)
          .example("cosign manifest verify --key cosign.pub pod.yaml")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String name = invocation.argument(0);
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      throw Problem.of(
              "check if extension is valid: only [.yaml .yml] manifests are supported at this time")
          .expected("a name that ends in .yaml or .yml")
          .found(name)
          .asException();
    }
    String text = EachImage.read(invocation, "could not read manifest");
    List<String> images = ManifestImages.in(text, name);
    if (images.isEmpty()) {
      throw Problem.of("unable to extract the container image references in the manifest")
          .expected("at least one image:")
          .found("none")
          .command("cat " + name)
          .asException();
    }
    return EachImage.verify(invocation, images);
  }
}
