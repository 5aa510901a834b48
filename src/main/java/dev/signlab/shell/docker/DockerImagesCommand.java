package dev.signlab.shell.docker;

import dev.signlab.image.ImageNames;
import dev.signlab.image.LocalImage;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.ImageText;
import dev.signlab.shell.image.Images;
import java.util.ArrayList;
import java.util.List;

/** {@code docker images}: what is on this machine. */
final class DockerImagesCommand implements Command {

  private final CommandSpec spec;

  DockerImagesCommand(String name) {
    this.spec =
        CommandSpec.of(name, "docker", "List the images on this machine").example(name).build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public int run(Invocation invocation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("REPOSITORY", "TAG", "DIGEST", "SIZE"));
    Images.store(invocation).images().forEach(image -> rows.add(row(image)));
    ImageText.columns(rows).forEach(invocation.screen()::out);
    return OK;
  }

  private static List<String> row(LocalImage image) {
    String tag = image.reference().identifier();
    String name = ImageNames.familiar(image.reference());
    return List.of(
        name.substring(0, name.length() - tag.length() - 1),
        tag,
        image.digest().shortened(),
        ImageText.size(image.size()));
  }
}
