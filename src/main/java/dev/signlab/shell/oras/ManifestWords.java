package dev.signlab.shell.oras;

import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.image.Images;
import dev.signlab.shell.template.IndentedJson;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code oras manifest fetch}, {@code fetch-config}, {@code push} and {@code delete}. */
final class ManifestWords {

  private static final String STANDARD = "-";

  private ManifestWords() {}

  static List<Command> all() {
    return List.of(fetch(), fetchConfig(), push(), delete());
  }

  private static List<Flag> output() {
    return List.of(
        Flag.file("output", "file to write to; - for standard output").withShort("o"),
        Flag.toggle("pretty", "with line breaks"),
        Flag.toggle("descriptor", "the descriptor instead of the content"),
        Flag.text("platform", "OS/ARCHITECTURE", "which image of an index"));
  }

  private static Command fetch() {
    return new OrasCommand(
        OrasCommand.words("oras manifest fetch", "Print the manifest of an artifact")
            .flags(output())
            .flags(OrasFormat.flags())
            .flags(OrasFlags.registry(""))
            .argument("NAME", "the artifact", Completion.IMAGE)
            .example("oras manifest fetch localhost:5001/studentbook:1.0")
            .build(),
        ManifestWords::fetch);
  }

  private static void fetch(Invocation invocation) {
    Reference reference = OrasFlags.reference(invocation, invocation.argument(0));
    OrasFormat format = OrasFormat.of(invocation, List.of("text"));
    Manifest manifest = manifest(invocation, reference);
    if (format.isText()) {
      byte[] shown =
          invocation.isOn("descriptor")
              ? Json.write(manifest.descriptor().toJson())
              : manifest.bytes();
      write(invocation, manifest.bytes(), shown);
    }
    format.show(invocation, () -> told(reference, manifest));
  }

  private static Manifest manifest(Invocation invocation, Reference reference) {
    RegistryImage source = new RegistryImage(OrasFlags.client(invocation), reference);
    return Images.manifest(invocation, source, invocation.argument(0), invocation.flag("platform"));
  }

  /** Writes the content into the file, where one is named, and shows the rest. */
  private static void write(Invocation invocation, byte[] content, byte[] shown) {
    Optional<String> file = invocation.flag("output").filter(name -> !name.equals(STANDARD));
    file.ifPresent(name -> AtomicFile.write(invocation.output(name), content));
    if (file.isPresent() && !invocation.isOn("descriptor")) {
      return;
    }
    if (invocation.isOn("pretty")) {
      invocation.screen().out(IndentedJson.of(Json.parse(shown, "the manifest"), "  "));
    } else {
      RawOutput.show(invocation, shown);
    }
  }

  private static ObjectNode told(Reference reference, Manifest manifest) {
    ObjectNode node =
        Json.object().put("reference", reference.repository().digest(manifest.digest()).toString());
    node.setAll(manifest.descriptor().toJson());
    node.set("content", Json.parse(manifest.bytes(), "the manifest"));
    return node;
  }

  private static Command fetchConfig() {
    return new OrasCommand(
        OrasCommand.words("oras manifest fetch-config", "Print the config of an artifact")
            .flags(output())
            .flags(OrasFlags.registry(""))
            .argument("NAME", "the artifact", Completion.IMAGE)
            .example("oras manifest fetch-config localhost:5001/studentbook:1.0")
            .build(),
        ManifestWords::fetchConfig);
  }

  private static void fetchConfig(Invocation invocation) {
    Reference reference = OrasFlags.reference(invocation, invocation.argument(0));
    RegistryImage source = new RegistryImage(OrasFlags.client(invocation), reference);
    ImageManifest manifest =
        PlatformChoice.of(invocation.flag("platform"))
            .choose(source, manifest(invocation, reference));
    byte[] config = source.read(manifest.config());
    byte[] shown = invocation.isOn("descriptor") ? Json.write(manifest.config().toJson()) : config;
    write(invocation, config, shown);
  }

  private static Command push() {
    return new OrasCommand(
        OrasCommand.words("oras manifest push", "Push a manifest as it is in a file")
            .flag(Flag.text("media-type", "TYPE", "what it is, if it does not say so itself"))
            .flags(OrasFlags.registry(""))
            .argument("NAME", "its name in the registry", Completion.IMAGE)
            .argument("FILE", "the manifest; - reads it", Completion.FILE)
            .example("oras manifest push localhost:5001/studentbook:2.0 manifest.json")
            .build(),
        ManifestWords::push);
  }

  private static void push(Invocation invocation) {
    OrasFlags.Tagged names = OrasFlags.Tagged.parse(invocation, invocation.argument(0));
    Reference first = OrasFlags.reference(invocation, names.first());
    byte[] bytes = read(invocation, invocation.argument(1));
    Manifest manifest =
        Manifest.parse(
            bytes, invocation.flag("media-type").map(MediaType::new), invocation.argument(1));
    RegistryClient client = OrasFlags.client(invocation);
    client.pushManifest(first, manifest);
    invocation.screen().out("Pushed: [registry] " + first);
    for (String tag : names.more()) {
      client.pushManifest(first.repository().tag(tag), manifest);
      invocation.screen().out("Tagged " + tag);
    }
    invocation.screen().out("Digest: " + manifest.digest());
  }

  private static byte[] read(Invocation invocation, String file) {
    if (!file.equals(STANDARD)) {
      return BoundedFile.read(invocation.path(file));
    }
    try {
      return BoundedFile.read(invocation.session().input(), BoundedFile.SMALL, "the manifest");
    } catch (IOException e) {
      throw Problem.of("cannot read the manifest").found(Reason.of(e)).asException(e);
    }
  }

  private static Command delete() {
    return new OrasCommand(
        OrasCommand.words("oras manifest delete", "Delete the manifest of an artifact")
            .flag(Flag.toggle("force", "ask no question").withShort("f"))
            .flags(OrasFlags.registry(""))
            .argument("NAME", "the artifact", Completion.IMAGE)
            .example("oras manifest delete localhost:5001/studentbook:1.0")
            .destructive()
            .build(),
        invocation -> {
          Reference reference = OrasFlags.reference(invocation, invocation.argument(0));
          RegistryClient client = OrasFlags.client(invocation);
          var digest =
              Images.suggesting(
                  invocation, invocation.argument(0), () -> client.resolve(reference));
          OrasFlags.confirm(invocation, "the manifest " + digest + " and all its tags");
          client.deleteManifest(reference.repository().digest(digest));
          String text = "Deleted [registry] " + reference;
          RawOutput.show(invocation, (text + "\n").getBytes(StandardCharsets.UTF_8));
        });
  }
}
