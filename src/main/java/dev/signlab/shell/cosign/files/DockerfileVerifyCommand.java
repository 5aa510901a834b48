package dev.signlab.shell.cosign.files;

import dev.signlab.diagnostic.Problem;
import dev.signlab.image.dockerfile.BaseImages;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.util.List;

/** {@code cosign dockerfile verify}. */
final class DockerfileVerifyCommand implements Command {

  private static final String BASE_ONLY = "base-image-only";

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "cosign dockerfile verify", "cosign", "Verify the images that a Dockerfile builds on")
          .flag(Flag.toggle(BASE_ONLY, "only the image of the last FROM"))
          .flags(EachImage.flags())
          .argument("FILE", "the Dockerfile", Completion.FILE)
          .example("cosign dockerfile verify --key cosign.pub Dockerfile")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    String text = EachImage.read(invocation, "could not open Dockerfile");
    BaseImages found = BaseImages.in(text, invocation.session().environment());
    for (int i = 0; i < found.scratches(); i++) {
      invocation.screen().err("- scratch image ignored");
    }
    List<String> images = invocation.isOn(BASE_ONLY) ? found.last() : found.all();
    if (images.isEmpty()) {
      throw Problem.of("no images found in Dockerfile")
          .expected("FROM with an image")
          .found(found.scratches() > 0 ? "nothing but scratch and stages" : "no FROM")
          .command("cat " + invocation.argument(0))
          .asException();
    }
    return EachImage.verify(invocation, images);
  }
}
