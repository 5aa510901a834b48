package dev.signlab.shell.oras;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.List;

/** {@code oras tag}, {@code oras resolve}, {@code oras repo tags} and {@code oras repo ls}. */
final class TagWords {

  private TagWords() {}

  static List<Command> all() {
    return List.of(tag(), resolve(), tags(), repositories());
  }

  private static Command tag() {
    return new OrasCommand(
        OrasCommand.words("oras tag", "Give an artifact further tags")
            .flags(OrasFlags.registry(""))
            .argument("NAME", "the artifact", Completion.IMAGE)
            .arguments("TAG", "the tags", Completion.NONE)
            .example("oras tag localhost:5001/studentbook:1.0 latest")
            .build(),
        invocation -> {
          Reference reference = OrasFlags.reference(invocation, invocation.argument(0));
          RegistryClient client = OrasFlags.client(invocation);
          Manifest manifest =
              Images.suggesting(
                  invocation, invocation.argument(0), () -> client.manifest(reference));
          Repository repository = reference.repository();
          invocation.screen().out("Tagging [registry] " + repository.digest(manifest.digest()));
          for (String tag : invocation.arguments().subList(1, invocation.arguments().size())) {
            client.pushManifest(repository.tag(tag), manifest);
            invocation.screen().out("Tagged " + tag);
          }
        });
  }

  private static Command resolve() {
    return new OrasCommand(
        OrasCommand.words("oras resolve", "Print the digest of an artifact")
            .flag(Flag.toggle("full-reference", "with the repository").withShort("l"))
            .flags(OrasFlags.registry(""))
            .argument("NAME", "the artifact", Completion.IMAGE)
            .example("oras resolve localhost:5001/studentbook:1.0")
            .build(),
        invocation -> {
          Reference reference = OrasFlags.reference(invocation, invocation.argument(0));
          RegistryClient client = OrasFlags.client(invocation);
          Digest digest =
              Images.suggesting(
                  invocation, invocation.argument(0), () -> client.resolve(reference));
          boolean full = invocation.isOn("full-reference");
          invocation
              .screen()
              .out(full ? reference.repository().digest(digest).toString() : digest.toString());
        });
  }

  private static Command tags() {
    return new OrasCommand(
        OrasCommand.words("oras repo tags", "List the tags of a repository")
            .flag(Flag.toggle("exclude-digest-tags", "leave out tags such as sha256-…"))
            .flags(OrasFlags.registry(""))
            .argument("REPOSITORY", "such as localhost:5001/studentbook", Completion.REPOSITORY)
            .example("oras repo tags localhost:5001/studentbook")
            .build(),
        TagWords::listTags);
  }

  private static void listTags(Invocation invocation) {
    Repository repository = Repository.parse(invocation.argument(0));
    boolean plain = invocation.isOn("exclude-digest-tags");
    OrasFlags.client(invocation).tags(repository).stream()
        .filter(tag -> !plain || !tag.matches("sha(256|512)-[0-9a-f]{64,128}"))
        .forEach(invocation.screen()::out);
  }

  private static Command repositories() {
    return new OrasCommand(
        OrasCommand.words("oras repo ls", "List the repositories of a registry")
            .flags(OrasFlags.registry(""))
            .argument("REGISTRY", "such as localhost:5001", Completion.NONE)
            .example("oras repo ls localhost:5001")
            .build(),
        invocation ->
            OrasFlags.client(invocation)
                .repositories(Registry.parse(invocation.argument(0)))
                .forEach(invocation.screen()::out));
  }
}
