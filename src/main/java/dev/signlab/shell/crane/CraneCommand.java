package dev.signlab.shell.crane;

import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A command of crane.
 *
 * @param spec its words
 * @param work what it does
 */
record CraneCommand(CommandSpec spec, Consumer<Invocation> work) implements Command {

  static final Flag INSECURE = Flag.toggle("insecure", "trust every certificate");

  private static final String ALL = "all";

  /** Starts the words of a command, with the flags that all have. */
  static CommandSpec.Builder words(String name, String summary) {
    return CommandSpec.of(name, "crane", summary)
        .flag(INSECURE)
        .flag(Flag.text("platform", "OS/ARCHITECTURE", "which image of an index").withDefault(ALL));
  }

  @Override
  public int run(Invocation invocation) {
    work.accept(invocation);
    return OK;
  }

  /** Returns the client that the flags make. */
  static RegistryClient client(Invocation invocation) {
    return Images.client(invocation, access(invocation));
  }

  /** Returns how the flags reach registries. */
  static RegistryAccess access(Invocation invocation) {
    return Images.access(invocation, invocation.isOn(INSECURE.name()), Optional.empty());
  }

  /** Returns the image that a word names, to read. */
  static RegistryImage image(Invocation invocation, String typed) {
    return new RegistryImage(client(invocation), Reference.parse(typed));
  }

  /** Returns the manifest, or that of the platform that the line asks for. */
  static Manifest manifest(Invocation invocation, RegistryImage image, String typed) {
    Optional<String> platform = invocation.flag("platform").filter(text -> !text.equals(ALL));
    return Images.manifest(invocation, image, typed, platform);
  }
}
