package dev.signlab.shell.oras;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code oras pull}: the files of an artifact, each under the name that its annotation says. */
final class PullWords {

  private static final String UNPACK = "io.deis.oras.content.unpack";

  private PullWords() {}

  static Command pull() {
    return new OrasCommand(
        OrasCommand.words("oras pull", "Pull the files of an artifact from a registry")
            .flag(Flag.file("output", "into which folder").withShort("o").withDefault("."))
            .flag(Flag.toggle("keep-old-files", "replace no file that is there").withShort("k"))
            .flag(Flag.text("platform", "OS/ARCHITECTURE", "which image of an index"))
            .flags(OrasFormat.flags())
            .flags(OrasFlags.registry(""))
            .flags(OrasFlags.quiet())
            .argument("NAME", "the artifact", Completion.IMAGE)
            .example("oras pull -o out localhost:5001/notes:1")
            .build(),
        PullWords::pull);
  }

  /** A file to be written. */
  private record Target(Descriptor layer, Path file) {}

  private static void pull(Invocation invocation) {
    Reference reference = OrasFlags.reference(invocation, invocation.argument(0));
    OrasFormat format = OrasFormat.of(invocation, List.of("text"));
    RegistryClient client = OrasFlags.client(invocation);
    RegistryImage source = new RegistryImage(client, reference);
    ImageManifest manifest =
        Images.suggesting(
            invocation,
            invocation.argument(0),
            () -> PlatformChoice.of(invocation.flag("platform")).choose(source, source.manifest()));
    List<Target> targets = targets(invocation, manifest, reference);
    for (Target target : targets) {
      write(client, reference.repository(), target);
      if (format.isText()) {
        invocation
            .screen()
            .out("Downloaded  " + ArtifactFiles.shown(target.layer(), title(target.layer())));
      }
    }
    if (format.isText()) {
      finish(invocation, reference, manifest, targets.size());
    }
    format.show(invocation, () -> told(reference.repository(), manifest, targets));
  }

  private static void finish(
      Invocation invocation, Reference reference, ImageManifest manifest, int written) {
    if (written < manifest.layers().size() && !isEmpty(manifest)) {
      invocation
          .screen()
          .out("Skipped pulling layers without file name in \"" + ArtifactFiles.TITLE + "\"");
      invocation
          .screen()
          .out(
              "Use 'oras copy " + reference + " --to-oci-layout <layout-dir>' to pull all layers.");
    } else {
      invocation.screen().out("Pulled [registry] " + reference);
    }
    invocation.screen().out("Digest: " + manifest.digest());
  }

  private static boolean isEmpty(ImageManifest manifest) {
    return manifest.layers().stream().allMatch(layer -> layer.size() == Artifact.EMPTY.length);
  }

  private static String title(Descriptor layer) {
    return layer.annotations().getOrDefault(ArtifactFiles.TITLE, "");
  }

  /** Looks at all names before the first file is written. */
  private static List<Target> targets(
      Invocation invocation, ImageManifest manifest, Reference reference) {
    Path folder = invocation.path(invocation.flag("output").orElse(".")).normalize();
    List<Target> targets = new ArrayList<>();
    for (Descriptor layer : manifest.layers()) {
      if (!title(layer).isEmpty()) {
        targets.add(new Target(layer, checked(invocation, folder, layer, reference)));
      }
    }
    return targets;
  }

  private static Path checked(
      Invocation invocation, Path folder, Descriptor layer, Reference reference) {
    Path file = folder.resolve(title(layer)).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw refused(
          "path traversal disallowed: " + title(layer),
          "a name within " + folder,
          "one that leads out of it");
    }
    if ("true".equals(layer.annotations().get(UNPACK))) {
      throw Problem.of(title(layer) + " is a packed folder, which the lab does not unpack")
          .expected("files")
          .found("a folder as " + layer.mediaType())
          .hint(
              "the archive itself",
              "oras blob fetch -o %s.tar.gz %s"
                  .formatted(file.getFileName(), reference.repository().digest(layer.digest())))
          .asException();
    }
    if (Files.isDirectory(file) || (Files.exists(file) && invocation.isOn("keep-old-files"))) {
      throw refused(file + " is there already", "no file of that name", "one");
    }
    return file;
  }

  private static LabException refused(String what, String expected, String found) {
    return Problem.of(what)
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .hint("oras manifest fetch shows what the artifact is made of")
        .command("help oras pull")
        .asException();
  }

  private static void write(RegistryClient client, Repository repository, Target target) {
    try {
      Files.createDirectories(target.file().resolveSibling(".").normalize());
      try (InputStream in = client.openBlob(repository, target.layer())) {
        AtomicFile.writeStream(target.file(), in::transferTo);
      }
    } catch (IOException e) {
      throw Problem.of("cannot write " + target.file()).found(Reason.of(e)).asException(e);
    }
  }

  private static ObjectNode told(
      Repository repository, ImageManifest manifest, List<Target> targets) {
    ObjectNode node =
        Json.object().put("reference", repository.digest(manifest.digest()).toString());
    ArrayNode files = node.putArray("files");
    for (Target target : targets) {
      ObjectNode file = files.addObject().put("path", target.file().toString());
      file.put("reference", repository.digest(target.layer().digest()).toString());
      file.setAll(target.layer().toJson());
    }
    return node;
  }
}
