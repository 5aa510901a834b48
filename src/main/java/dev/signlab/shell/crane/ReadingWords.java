package dev.signlab.shell.crane;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageCheck;
import dev.signlab.image.ImageLocation;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.DockerArchive;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** What crane reads: digest, manifest, config, blob, ls, catalog, validate. */
final class ReadingWords {

  private static final String IMAGE = "localhost:5001/studentbook:1.0";

  private ReadingWords() {}

  static List<Command> all() {
    return List.of(digest(), manifest(), config(), list(), catalog(), blob(), validate());
  }

  private static Command digest() {
    return new CraneCommand(
        CraneCommand.words("crane digest", "Print the digest of an image in a registry")
            .flag(Flag.toggle("full-ref", "with the repository"))
            .argument("IMAGE", "the image", Completion.IMAGE)
            .example("crane digest " + IMAGE)
            .build(),
        invocation -> {
          String typed = invocation.argument(0);
          RegistryImage image = CraneCommand.image(invocation, typed);
          Manifest manifest = CraneCommand.manifest(invocation, image, typed);
          Repository repository = image.reference().repository();
          boolean full = invocation.isOn("full-ref");
          invocation
              .screen()
              .out(
                  full
                      ? repository.digest(manifest.digest()).toString()
                      : manifest.digest().toString());
        });
  }

  private static Command manifest() {
    return new CraneCommand(
        CraneCommand.words("crane manifest", "Print the manifest of an image as it is")
            .argument("IMAGE", "the image", Completion.IMAGE)
            .example("crane manifest " + IMAGE)
            .build(),
        invocation -> {
          String typed = invocation.argument(0);
          RegistryImage image = CraneCommand.image(invocation, typed);
          RawOutput.show(invocation, CraneCommand.manifest(invocation, image, typed).bytes());
        });
  }

  private static Command config() {
    return new CraneCommand(
        CraneCommand.words("crane config", "Print the config of an image as it is")
            .argument("IMAGE", "the image", Completion.IMAGE)
            .example("crane config " + IMAGE)
            .build(),
        invocation -> {
          String typed = invocation.argument(0);
          RegistryImage image = CraneCommand.image(invocation, typed);
          ImageManifest manifest =
              PlatformChoice.HERE.choose(image, CraneCommand.manifest(invocation, image, typed));
          RawOutput.show(invocation, image.read(manifest.config()));
        });
  }

  private static Command list() {
    return new CraneCommand(
        CraneCommand.words("crane ls", "List the tags of a repository")
            .flag(Flag.toggle("full-ref", "with the repository"))
            .flag(Flag.toggle("omit-digest-tags", "leave out tags such as sha256-…").withShort("O"))
            .argument("REPOSITORY", "such as localhost:5001/studentbook", Completion.REPOSITORY)
            .example("crane ls localhost:5001/studentbook")
            .build(),
        invocation -> {
          Repository repository = Repository.parse(invocation.argument(0));
          boolean omits = invocation.isOn("omit-digest-tags");
          boolean full = invocation.isOn("full-ref");
          CraneCommand.client(invocation).tags(repository).stream()
              .filter(tag -> !omits || !tag.startsWith("sha256-"))
              .map(tag -> full ? repository + ":" + tag : tag)
              .forEach(invocation.screen()::out);
        });
  }

  private static Command catalog() {
    return new CraneCommand(
        CraneCommand.words("crane catalog", "List the repositories of a registry")
            .flag(Flag.toggle("full-ref", "with the registry"))
            .argument("REGISTRY", "such as localhost:5001", Completion.NONE)
            .example("crane catalog localhost:5001")
            .build(),
        invocation -> {
          Registry registry = Registry.parse(invocation.argument(0));
          String before = invocation.isOn("full-ref") ? registry + "/" : "";
          CraneCommand.client(invocation).repositories(registry).stream()
              .map(path -> before + path)
              .forEach(invocation.screen()::out);
        });
  }

  private static Command blob() {
    return new CraneCommand(
        CraneCommand.words("crane blob", "Print a blob by its digest")
            .argument("BLOB", "REPOSITORY@DIGEST", Completion.IMAGE)
            .example(
                "crane blob localhost:5001/studentbook@sha256:"
                    + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
            .build(),
        ReadingWords::blob);
  }

  private static void blob(Invocation invocation) {
    Reference reference = Reference.parse(invocation.argument(0));
    if (!(reference instanceof DigestReference blob)) {
      throw refused("a blob is named by its digest", "REPOSITORY@sha256:…", reference.toString());
    }
    RegistryClient client = CraneCommand.client(invocation);
    Descriptor described =
        client
            .headBlob(blob.repository(), blob.digest())
            .orElseThrow(() -> refused("no blob " + blob, "one of that repository", "none such"));
    try (InputStream in = client.openBlob(blob.repository(), described)) {
      RawOutput.send(invocation.screen().rawOut(), in::transferTo);
    } catch (IOException e) {
      throw Problem.of("cannot read " + blob).found(Reason.of(e)).asException(e);
    }
  }

  private static LabException refused(String what, String expected, String found) {
    return Problem.of(what)
        .expected(expected)
        .found(found)
        .cause(Cause.NO_IMAGE)
        .command("help crane")
        .asException();
  }

  private static Command validate() {
    return new CraneCommand(
        CraneCommand.words("crane validate", "Read an image to its end and check all digests")
            .flag(
                Flag.text("remote", "IMAGE", "an image in a registry").completing(Completion.IMAGE))
            .flag(Flag.file("tarball", "an archive of docker save"))
            .flag(Flag.toggle("fast", "leave the layers out"))
            .example("crane validate --remote " + IMAGE)
            .build(),
        ReadingWords::validate);
  }

  private static void validate(Invocation invocation) {
    Optional<String> remote = invocation.flag("remote");
    Optional<String> archive = invocation.flag("tarball");
    if (remote.isEmpty() && archive.isEmpty()) {
      throw refused("nothing to validate", "--remote IMAGE or --tarball FILE", "neither");
    }
    boolean fast = invocation.isOn("fast");
    if (archive.isPresent()) {
      OciLayout layout = ImageLocation.temporaryLayout();
      for (DockerArchive.Named image :
          DockerArchive.unpack(invocation.path(archive.get()), layout)) {
        ImageSource source = layout.source(image.image());
        check(source, source.manifest(), archive.get(), fast);
      }
      invocation.screen().out("PASS: " + archive.get());
    }
    if (remote.isPresent()) {
      RegistryImage image = CraneCommand.image(invocation, remote.get());
      check(image, CraneCommand.manifest(invocation, image, remote.get()), remote.get(), fast);
      invocation.screen().out("PASS: " + remote.get());
    }
  }

  private static void check(ImageSource source, Manifest manifest, String called, boolean fast) {
    if (fast) {
      readConfigs(source, manifest);
    } else {
      ImageCheck.run(source, manifest, called);
    }
  }

  private static void readConfigs(ImageSource source, Manifest manifest) {
    switch (manifest) {
      case ImageIndex index ->
          index.manifests().forEach(each -> readConfigs(source, source.manifest(each)));
      case ImageManifest image -> source.read(image.config());
    }
  }
}
