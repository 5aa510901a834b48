package dev.signlab.shell.image;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;

/** How a command is typed that takes one image and nothing else. */
public final class OneImage {

  private OneImage() {}

  /** Returns the shape of a command whose group is its first word. */
  public static CommandSpec spec(String name, String summary) {
    return spec(name, name.substring(0, name.indexOf(' ')), summary, "IMAGE", "the image");
  }

  /** Returns the shape of a command in any group, which may call its argument otherwise. */
  public static CommandSpec spec(
      String name, String group, String summary, String argument, String meaning) {
    return CommandSpec.of(name, group, summary)
        .argument(argument, meaning, Completion.IMAGE)
        .example(name + " localhost:5001/studentbook:1.0")
        .build();
  }
}
