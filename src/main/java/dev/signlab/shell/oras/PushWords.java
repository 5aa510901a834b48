package dev.signlab.shell.oras;

import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.FallbackIndex;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import dev.signlab.storage.AtomicFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code oras push} and {@code oras attach}. */
final class PushWords {

  private PushWords() {}

  static Command push() {
    return new OrasCommand(
        OrasCommand.words("oras push", "Push files to a registry as an artifact")
            .flags(flags())
            .argument("NAME", "REPOSITORY:TAG, more tags after commas", Completion.IMAGE)
            .optionalArguments("FILE", "FILE or FILE:MEDIATYPE", Completion.FILE)
            .example("oras push localhost:5001/notes:1 notes.txt:text/plain")
            .build(),
        PushWords::push);
  }

  static Command attach() {
    return new OrasCommand(
        OrasCommand.words("oras attach", "Attach files to an image that is in a registry")
            .flags(flags())
            .argument("IMAGE", "to what they are attached", Completion.IMAGE)
            .optionalArguments("FILE", "FILE or FILE:MEDIATYPE", Completion.FILE)
            .example(
                "oras attach --artifact-type example/sbom localhost:5001/studentbook:1.0"
                    + " sbom.json:application/json")
            .build(),
        PushWords::attach);
  }

  private static List<Flag> flags() {
    List<Flag> flags = new ArrayList<>();
    flags.add(Flag.text("artifact-type", "TYPE", "what it is, such as example/sbom"));
    flags.add(
        Flag.text("annotation", "NAME=VALUE", "annotation of the manifest")
            .withShort("a")
            .repeated());
    flags.add(Flag.text("config", "FILE[:MEDIATYPE]", "a config instead of the empty one"));
    flags.add(Flag.text("image-spec", "VERSION", "v1.1, the only one here").withDefault("v1.1"));
    flags.add(Flag.file("export-manifest", "write the manifest into a file"));
    flags.add(Flag.toggle("disable-path-validation", "take files by absolute paths"));
    flags.addAll(OrasFormat.flags());
    flags.addAll(OrasFlags.registry(""));
    flags.addAll(OrasFlags.quiet());
    return flags;
  }

  private static void push(Invocation invocation) {
    OrasFlags.Tagged names = OrasFlags.Tagged.parse(invocation, invocation.argument(0));
    Reference first = OrasFlags.reference(invocation, names.first());
    OrasFormat format = OrasFormat.of(invocation, List.of("text"));
    RegistryClient client = OrasFlags.client(invocation);
    Repository repository = first.repository();
    Packing packing = new Packing(invocation, client, repository, format.isText());
    Manifest manifest = packing.pack(Optional.empty());
    client.pushManifest(first, manifest);
    packing
        .files()
        .say(
            "Uploaded  "
                + ArtifactFiles.shown(manifest.descriptor(), manifest.mediaType().value()));
    packing.files().say("Pushed [registry] " + first);
    for (String tag : names.more()) {
      client.pushManifest(repository.tag(tag), manifest);
      packing.files().say("Tagged " + tag);
    }
    packing.files().say("ArtifactType: " + typeOf(manifest));
    packing.files().say("Digest: " + manifest.digest());
    format.show(invocation, () -> told(first, names.more(), manifest));
  }

  /** As everywhere (distribution-spec, referrers), its config says what it is if nothing else. */
  private static String typeOf(Manifest manifest) {
    return manifest.typeOrConfigType().map(MediaType::value).orElse("");
  }

  private static ObjectNode told(Reference first, List<String> more, Manifest manifest) {
    Repository repository = first.repository();
    ObjectNode node = Artifact.told(repository.digest(manifest.digest()), manifest);
    ArrayNode tags = node.putArray("referenceAsTags");
    if (first instanceof TagReference) {
      tags.add(first.toString());
    }
    more.forEach(tag -> tags.add(repository.tag(tag).toString()));
    return node;
  }

  private static void attach(Invocation invocation) {
    Reference reference = OrasFlags.reference(invocation, invocation.argument(0));
    OrasFormat format = OrasFormat.of(invocation, List.of("text"));
    requireSomething(invocation);
    RegistryClient client = OrasFlags.client(invocation);
    Manifest subject =
        Images.suggesting(invocation, invocation.argument(0), () -> client.manifest(reference));
    Repository repository = reference.repository();
    Packing packing = new Packing(invocation, client, repository, format.isText());
    Manifest manifest = packing.pack(Optional.of(subject.descriptor()));
    DigestReference target = repository.digest(subject.digest());
    FallbackIndex.push(client, target, manifest);
    packing
        .files()
        .say(
            "Uploaded  "
                + ArtifactFiles.shown(manifest.descriptor(), manifest.mediaType().value()));
    packing.files().say("Attached to [registry] " + target);
    packing.files().say("Digest: " + manifest.digest());
    format.show(invocation, () -> Artifact.told(repository.digest(manifest.digest()), manifest));
  }

  private static void requireSomething(Invocation invocation) {
    if (invocation.flag("artifact-type").isEmpty()) {
      throw Problem.of("required flag(s) \"artifact-type\" not set")
          .expected("--artifact-type with what is attached")
          .found("no such flag")
          .command(invocation.spec().examples().getFirst())
          .asException();
    }
    if (invocation.arguments().size() == 1 && !invocation.isGiven("annotation")) {
      throw Problem.of("neither file nor annotation provided in the command")
          .expected("files after the image, or -a NAME=VALUE")
          .found("neither")
          .hint("an annotation alone will do", "… --annotation note=seen")
          .asException();
    }
  }

  /** What a line packs, and into which repository. */
  private record Packing(
      Invocation invocation, RegistryClient client, Repository repository, boolean told) {

    ArtifactFiles files() {
      return new ArtifactFiles(invocation, client, repository, told);
    }

    /** Pushes files and config, and returns the manifest over them, which is not pushed yet. */
    Manifest pack(Optional<Descriptor> subject) {
      requireVersion();
      Map<String, String> annotations =
          Artifact.dated(annotations(), invocation.session().clock().instant());
      List<String> words = invocation.arguments().subList(1, invocation.arguments().size());
      if (words.isEmpty()) {
        files().say("Uploading empty artifact");
      }
      List<Descriptor> layers = files().push(words);
      Optional<Descriptor> config = invocation.flag("config").map(files()::config);
      if (config.isEmpty() || layers.isEmpty()) {
        files().pushEmpty();
      }
      Optional<MediaType> type =
          invocation
              .flag("artifact-type")
              .map(MediaType::new)
              .or(() -> config.isEmpty() ? Optional.of(Artifact.UNKNOWN) : Optional.empty());
      Manifest manifest = new Artifact(type, config, layers, subject, annotations).manifest();
      invocation
          .flag("export-manifest")
          .ifPresent(file -> AtomicFile.write(invocation.output(file), manifest.bytes()));
      return manifest;
    }

    private Map<String, String> annotations() {
      for (String pair : invocation.values("annotation")) {
        if (pair.indexOf('=') < 1) {
          throw Problem.of("missing key in `--annotation` flag: " + pair)
              .expected("NAME=VALUE")
              .found(pair)
              .command(invocation.spec().name() + " --help")
              .exitStatus(Problem.USAGE)
              .asException();
        }
      }
      return invocation.pairs("annotation");
    }

    private void requireVersion() {
      String version = invocation.flag("image-spec").orElse("v1.1");
      if (!version.equals("v1.1")) {
        throw Problem.of("manifests of image-spec " + version + " are not made here")
            .expected("v1.1")
            .found(version)
            .command(invocation.spec().name() + " --help")
            .exitStatus(Problem.USAGE)
            .asException();
      }
    }
  }
}
