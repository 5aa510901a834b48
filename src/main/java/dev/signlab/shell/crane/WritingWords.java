package dev.signlab.shell.crane;

import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageLocation;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.DockerArchive;
import dev.signlab.oci.layout.DockerArchiveWriter;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.oci.transfer.Transfer;
import dev.signlab.oci.transfer.Transfer.TransferListener;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.storage.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What crane writes: copy, tag, delete, pull, push. */
final class WritingWords {

  private static final String IMAGE = "localhost:5001/studentbook:1.0";

  private WritingWords() {}

  static List<Command> all() {
    return List.of(copy(), tag(), delete(), pull(), push());
  }

  private static Command copy() {
    return new CraneCommand(
        CraneCommand.words("crane copy", "Copy an image to another name, without its signatures")
            .flag(Flag.toggle("all-tags", "all tags of a repository").withShort("a"))
            .flag(Flag.toggle("no-clobber", "overwrite no tag that is there").withShort("n"))
            .argument("FROM", "the image", Completion.IMAGE)
            .argument("TO", "its other name", Completion.IMAGE)
            .example("crane copy " + IMAGE + " localhost:5001/kept:1.0")
            .build(),
        WritingWords::copy);
  }

  private static void copy(Invocation invocation) {
    if (!invocation.isOn("all-tags")) {
      copy(invocation, invocation.argument(0), invocation.argument(1));
      return;
    }
    Repository from = Repository.parse(invocation.argument(0));
    Repository to = Repository.parse(invocation.argument(1));
    for (String tag : CraneCommand.client(invocation).tags(from)) {
      copy(invocation, from.tag(tag).toString(), to.tag(tag).toString());
    }
  }

  private static void copy(Invocation invocation, String from, String to) {
    RegistryImage source = CraneCommand.image(invocation, from);
    RegistryImage target = CraneCommand.image(invocation, to);
    Manifest manifest = CraneCommand.manifest(invocation, source, from);
    boolean keeps = invocation.isOn("no-clobber") && target.reference() instanceof TagReference;
    if (keeps && target.client().head(target.reference()).isPresent()) {
      invocation.screen().err(to + " is there already, so it was left as it is");
      return;
    }
    invocation.screen().err("Copying from " + from + " to " + to);
    new Transfer(source, target, TransferListener.NONE).run(manifest);
    invocation
        .screen()
        .err("%s: digest: %s size: %d".formatted(to, manifest.digest(), manifest.bytes().length));
  }

  private static Command tag() {
    return new CraneCommand(
        CraneCommand.words("crane tag", "Give an image in a registry a further tag")
            .argument("IMAGE", "the image", Completion.IMAGE)
            .argument("TAG", "the tag", Completion.NONE)
            .example("crane tag " + IMAGE + " latest")
            .build(),
        invocation -> {
          String typed = invocation.argument(0);
          RegistryImage image = CraneCommand.image(invocation, typed);
          Manifest manifest = CraneCommand.manifest(invocation, image, typed);
          image
              .client()
              .pushManifest(image.reference().repository().tag(invocation.argument(1)), manifest);
        });
  }

  private static Command delete() {
    return new CraneCommand(
        CraneCommand.words("crane delete", "Delete an image, or a tag of it")
            .argument("IMAGE", "the image", Completion.IMAGE)
            .example("crane delete " + IMAGE)
            .destructive()
            .build(),
        invocation -> {
          String typed = invocation.argument(0);
          Reference reference = Reference.parse(typed);
          RegistryClient client = CraneCommand.client(invocation);
          Images.suggesting(invocation, typed, () -> client.manifest(reference));
          client.deleteManifest(reference);
        });
  }

  private static Command pull() {
    return new CraneCommand(
        CraneCommand.words("crane pull", "Keep an image of a registry in a file or folder")
            .flag(
                Flag.text("format", "KIND", "tarball, or oci for a folder").withDefault("tarball"))
            .argument("IMAGE", "the image", Completion.IMAGE)
            .argument("PATH", "the file or folder", Completion.FILE)
            .example("crane pull " + IMAGE + " studentbook.tar")
            .build(),
        WritingWords::pull);
  }

  private static void pull(Invocation invocation) {
    String typed = invocation.argument(0);
    RegistryImage image = CraneCommand.image(invocation, typed);
    Manifest manifest = CraneCommand.manifest(invocation, image, typed);
    Path path = invocation.path(invocation.argument(1));
    switch (invocation.flag("format").orElse("tarball")) {
      case "tarball" ->
          DockerArchiveWriter.pack(
              image,
              PlatformChoice.HERE.choose(image, manifest),
              List.of(image.reference().toString()),
              path);
      case "oci" ->
          new Transfer(image, OciLayout.openOrCreate(path).target(""), TransferListener.NONE)
              .run(manifest);
      default ->
          throw Problem.of("unexpected --format: " + invocation.flag("format").orElse(""))
              .expected("tarball or oci")
              .found(invocation.flag("format").orElse(""))
              .command("crane pull --help")
              .exitStatus(Problem.USAGE)
              .asException();
    }
  }

  private static Command push() {
    return new CraneCommand(
        CraneCommand.words("crane push", "Push an image of a file or folder to a registry")
            .flag(Flag.file("image-refs", "write the name of what was pushed into a file"))
            .argument("PATH", "an archive of docker save, or an OCI layout", Completion.FILE)
            .argument("IMAGE", "its name in the registry", Completion.IMAGE)
            .example("crane push studentbook.tar " + IMAGE)
            .build(),
        WritingWords::push);
  }

  private static void push(Invocation invocation) {
    Path path = invocation.path(invocation.argument(0));
    RegistryImage target = CraneCommand.image(invocation, invocation.argument(1));
    ImageSource source = local(invocation, path);
    Manifest pushed = new Transfer(source, target, TransferListener.NONE).run();
    String name = target.reference().repository().digest(pushed.digest()).toString();
    invocation.screen().out(name);
    invocation
        .flag("image-refs")
        .ifPresent(file -> AtomicFile.write(invocation.output(file), name + "\n"));
  }

  private static ImageSource local(Invocation invocation, Path path) {
    if (Files.isDirectory(path)) {
      return new ImageLocation.InLayout(path, Optional.empty())
          .source(CraneCommand.client(invocation));
    }
    return DockerArchive.isLayout(path)
        ? new ImageLocation.InArchive(path, Optional.empty())
            .source(CraneCommand.client(invocation))
        : new ImageLocation.InDockerArchive(path, Optional.empty())
            .source(CraneCommand.client(invocation));
  }
}
