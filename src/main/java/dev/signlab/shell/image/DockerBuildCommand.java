package dev.signlab.shell.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageBuild;
import dev.signlab.image.LocalImage;
import dev.signlab.image.Progress;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code docker build}: a Dockerfile becomes an image on this machine. */
final class DockerBuildCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker build", "docker", "Build an image from a Dockerfile")
          .flag(
              Flag.text("tag", "NAME", "name of the image, may be given several times")
                  .withShort("t")
                  .repeated()
                  .completing(Completion.IMAGE))
          .flag(Flag.file("file", "the Dockerfile, if it is not FOLDER/Dockerfile").withShort("f"))
          .flag(Flag.text("build-arg", "NAME=VALUE", "value of an ARG").repeated())
          .flag(Flag.toggle("quiet", "print the digest alone").withShort("q"))
          .optionalArgument("FOLDER", "the folder of the files, . for this one", Completion.FILE)
          .example("docker build -t studentbook .")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    List<TagReference> names = invocation.values("tag").stream().map(Images::tag).toList();
    Path folder = folder(invocation, names);
    Path file = invocation.flag("file").map(invocation::path).orElse(folder.resolve("Dockerfile"));
    if (names.isEmpty()) {
      throw problem(
          "the image gets no name",
          "-t NAME",
          "no -t",
          "docker build -t studentbook " + invocation.argument(0));
    }
    Screen screen = invocation.screen();
    Progress progress = (title, done, total) -> screen.progress(title, done, total);
    ImageBuild build =
        new ImageBuild(Images.store(invocation), Images.client(invocation), progress);
    LocalImage image = build.run(folder, file, invocation.pairs("build-arg"), names.getFirst());
    names.stream().skip(1).forEach(name -> Images.store(invocation).tag(names.getFirst(), name));
    show(invocation, image);
    return OK;
  }

  private static Path folder(Invocation invocation, List<TagReference> names) {
    if (invocation.optionalArgument(0).isEmpty()) {
      String name = names.isEmpty() ? "studentbook" : invocation.values("tag").getFirst();
      throw problem(
          "docker build wants a folder",
          "the folder of the files, . for this one",
          "no folder",
          "docker build -t " + name + " .");
    }
    Path folder = invocation.path(invocation.argument(0)).normalize();
    if (Files.isRegularFile(folder) && folder.endsWith("Dockerfile")) {
      throw problem(
          "docker build wants the folder, not the Dockerfile",
          "a folder",
          "a file " + folder,
          "docker build -t NAME .");
    }
    return folder;
  }

  private static RuntimeException problem(
      String summary, String expected, String found, String command) {
    return Problem.of(summary)
        .expected(expected)
        .found(found)
        .command(command)
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static void show(Invocation invocation, LocalImage image) {
    if (invocation.isOn("quiet")) {
      invocation.screen().out(image.digest().toString());
      return;
    }
    String layers = image.layers() == 1 ? "1 layer" : image.layers() + " layers";
    invocation.screen().out("built " + image.name());
    invocation
        .screen()
        .out("  " + image.digest() + "  " + layers + ", " + ImageText.size(image.size()));
  }
}
